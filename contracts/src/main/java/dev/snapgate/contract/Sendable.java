package dev.snapgate.contract;

import dev.snapgate.internal.json.DataObject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a case a client of HTTP can send, and what can be the name of a file. */
final class Sendable {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Pattern QUERY =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+");
  private static final Pattern PATH =
      Pattern.compile("/(?:(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})++/?)*+");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** A client sets them as it needs them. */
  private static final Set<String> CLIENTS =
      Set.of("connection", "content-length", "expect", "upgrade");

  private Sendable() {}

  static void checkMethod(DataObject data, String key, String method) {
    if (!TOKEN.matcher(method).matches() || method.equals("CONNECT")) {
      throw data.refused(
          key,
          "is "
              + DataObject.shown(method)
              + ", which no client can send; a method looks like POST");
    }
  }

  static void checkHeaderName(DataObject data, String name) {
    if (!TOKEN.matcher(name).matches()) {
      throw data.refused(name, "is not a header's name: letters, digits and -");
    }
    if (CLIENTS.contains(name.toLowerCase(Locale.ROOT))) {
      throw data.refused(name, "is a header that the client sets; a case cannot");
    }
  }

  static void checkHeader(DataObject data, String key, String value) {
    if (!VALUE.matcher(value).matches()) {
      throw data.refused(
          key,
          "is "
              + DataObject.shown(value)
              + "; a header has no line ends, no control characters and none beyond U+00FF");
    }
  }

  static void checkQuery(DataObject data, String key, String query) {
    if (!QUERY.matcher(query).matches()) {
      throw data.refused(
          key,
          "is "
              + DataObject.shown(query)
              + "; a query has letters, digits and -._~!$&'()*+,;=:@/?, and all else as %23 is #");
    }
  }

  static void checkPath(DataObject data, String key, String path) {
    if (!PATH.matcher(path).matches()) {
      throw data.refused(
          key,
          "is "
              + DataObject.shown(path)
              + "; a path has letters, digits and -._~!$&'()*+,;=:@ between single /, and all else"
              + " as %23 is #");
    }
  }

  static void checkId(DataObject data, String key, String id) {
    if (!ID.matcher(id).matches()) {
      throw data.refused(
          key,
          "has "
              + DataObject.shown(id)
              + "; an id is the name of a file: a letter or digit, then 99 letters, digits, ., _"
              + " and - at most");
    }
  }
}
