package dev.snapgate.contract;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a case with places to be filled in: {@code ${volumeARN}} is a binding, {@code
 * ${repeat(x,255)}} a text as many times, {@code ${padTo(500,x)}} as many of a character as bring
 * what is before it to so many code points, {@code ${any}} whatever stands there (in what is
 * expected only).
 */
record Template(String text) {

  private static final Pattern PLACE =
      Pattern.compile(
          "\\$\\{(?:(?<name>[A-Za-z]+)"
              + "|repeat\\((?<repeated>[^,)]+),(?<times>\\d{1,5})\\)"
              + "|padTo\\((?<length>\\d{1,5}),(?<pad>[^,)]+)\\))}");
  private static final String ANY = "any";

  /** The names that have to be bound. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      String name = place.group("name");
      if (name != null && !name.equals(ANY)) {
        names.add(name);
      }
    }
    return names;
  }

  /** Whether it takes anything somewhere, which only what is expected can. */
  boolean hasAny() {
    return text.contains("${" + ANY + "}");
  }

  /** What looks like a place but is none, so that a slip of the pen is not sent to a server. */
  boolean isWellFormed() {
    return !PLACE.matcher(text).replaceAll("").contains("${");
  }

  /** The text without what is bound, repetitions written once. */
  String fixed() {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String repeated = place.group(2) == null ? place.group(5) : place.group(2);
              return repeated == null ? "" : Matcher.quoteReplacement(repeated);
            });
  }

  /** How many characters it has when filled in, without what is bound. */
  long size() {
    long size = text.length();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      String repeated = place.group("repeated");
      String pad = place.group("pad");
      if (repeated != null) {
        size += (long) repeated.length() * Integer.parseInt(place.group("times"));
      } else if (pad != null) {
        size += (long) pad.length() * Integer.parseInt(place.group("length"));
      }
    }
    return size;
  }

  /** The text with its places filled in; a name that is not bound stays as it is. */
  String fill(Map<String, String> bindings) {
    StringBuilder filled = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      filled.append(text, from, place.start());
      filled.append(value(place, bindings, filled));
      from = place.end();
    }
    return filled.append(text, from, text.length()).toString();
  }

  private static String value(Matcher place, Map<String, String> bindings, StringBuilder before) {
    String name = place.group("name");
    if (name != null) {
      return bindings.getOrDefault(name, place.group());
    }
    String repeated = place.group("repeated");
    if (repeated != null) {
      return repeated.repeat(Integer.parseInt(place.group("times")));
    }
    int length = Integer.parseInt(place.group("length"));
    return place
        .group("pad")
        .repeat(Math.max(0, length - before.codePointCount(0, before.length())));
  }

  /** Whether a text is this one, with anything at {@code ${any}}. */
  boolean matches(String found, Map<String, String> bindings) {
    String[] fixed = text.split(Pattern.quote("${" + ANY + "}"), -1);
    int at = 0;
    for (int i = 0; i < fixed.length; i++) {
      String part = new Template(fixed[i]).fill(bindings);
      boolean last = i == fixed.length - 1;
      int next = last && i > 0 ? found.length() - part.length() : found.indexOf(part, at);
      if (next < at || (i == 0 && next != 0) || !found.startsWith(part, next)) {
        return false;
      }
      at = next + part.length();
    }
    return at == found.length();
  }
}
