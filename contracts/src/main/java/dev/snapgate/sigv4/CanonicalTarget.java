package dev.snapgate.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The path and the query of a request as they stand in a canonical request, by the rules of every
 * service but Amazon S3: the path is normalised and encoded once more than it was sent, the query
 * is decoded, encoded and sorted.
 */
record CanonicalTarget(String path, String query) {

  static final CanonicalTarget ROOT = new CanonicalTarget("/", "");

  private static final String TOKEN_PARAMETER = "X-Amz-Security-Token=";
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  static CanonicalTarget of(String path, String query) {
    if (query.isEmpty() && (path.equals("/") || path.isEmpty())) {
      return ROOT;
    }
    return new CanonicalTarget(encode(normalised(path), true), sorted(query));
  }

  CanonicalTarget withoutQuery() {
    return new CanonicalTarget(path, "");
  }

  CanonicalTarget withPath(String other) {
    return new CanonicalTarget(other, query);
  }

  /** The query without the value of a session token in it, for the eyes of people. */
  String redactedQuery() {
    StringBuilder redacted = new StringBuilder();
    for (String pair : split(query, '&')) {
      redacted.append(redacted.isEmpty() ? "" : "&");
      boolean token = pair.regionMatches(true, 0, TOKEN_PARAMETER, 0, TOKEN_PARAMETER.length());
      redacted.append(token ? TOKEN_PARAMETER + CanonicalRequest.REDACTED : pair);
    }
    return redacted.toString();
  }

  @Override
  public String toString() {
    return query.isEmpty() ? path : path + "?" + redactedQuery();
  }

  static String encodedPath(String path) {
    return encode(path, true);
  }

  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static String normalised(String path) {
    List<String> kept = new ArrayList<>();
    for (String segment : split(path, '/')) {
      if (segment.equals("..")) {
        if (!kept.isEmpty()) {
          kept.remove(kept.size() - 1);
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.add(segment);
      }
    }
    String joined = "/" + String.join("/", kept);
    return path.endsWith("/") && !kept.isEmpty() ? joined + "/" : joined;
  }

  private static String sorted(String query) {
    if (query.isEmpty()) {
      return "";
    }
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (String pair : split(query, '&')) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.add(Map.entry(encode(decoded(name), false), encode(decoded(value), false)));
      }
    }
    parameters.sort(
        Map.Entry.<String, String>comparingByKey()
            .thenComparing(Map.Entry.comparingByValue(Comparator.naturalOrder())));
    StringBuilder sorted = new StringBuilder(query.length() + 16);
    for (Map.Entry<String, String> parameter : parameters) {
      sorted.append(sorted.isEmpty() ? "" : "&");
      sorted.append(parameter.getKey()).append('=').append(parameter.getValue());
    }
    return sorted.toString();
  }

  private static String encode(String text, boolean path) {
    return encode(text.getBytes(UTF_8), path);
  }

  private static String encode(byte[] bytes, boolean path) {
    StringBuilder encoded = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c) || (path && c == '/')) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 0xf]);
      }
    }
    return encoded.toString();
  }

  /** Percent signs that begin no escape stand for themselves, as does a plus sign. */
  private static byte[] decoded(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (text.indexOf('%') < 0) {
      return bytes;
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low < 0) {
        decoded.write(bytes[i]);
      } else {
        decoded.write(high << 4 | low);
        i += 2;
      }
    }
    return decoded.toByteArray();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
