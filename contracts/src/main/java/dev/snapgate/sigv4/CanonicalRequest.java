package dev.snapgate.sigv4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is made over. A header that is named but not there has an empty value here and
 * is listed in {@code absent}.
 */
record CanonicalRequest(
    String method,
    CanonicalTarget target,
    List<Map.Entry<String, String>> headers,
    Set<String> absent,
    String signedHeaders,
    String bodyHash) {

  static final String REDACTED = "<redacted>";

  private static final Set<String> SECRET = Set.of("authorization", "x-amz-security-token");

  /** Header values as Signature Version 4 wants them, or as they came. */
  enum Values {
    COLLAPSED,
    AS_GIVEN
  }

  /** The headers stand in the order in which {@code names} lists them. */
  static CanonicalRequest of(SigV4.Request request, List<String> names, String bodyHash) {
    List<Map.Entry<String, String>> headers = new ArrayList<>(names.size());
    Set<String> absent = new LinkedHashSet<>();
    for (var header : values(request, names, Values.COLLAPSED).entrySet()) {
      String value = header.getValue();
      if (value == null) {
        absent.add(header.getKey());
      }
      headers.add(Map.entry(header.getKey(), value == null ? "" : value));
    }
    return new CanonicalRequest(
        request.method(),
        CanonicalTarget.of(request.path(), request.query()),
        headers,
        absent,
        String.join(";", names),
        bodyHash);
  }

  /**
   * The values of the named headers, null where there is none.
   *
   * <p>A name listed twice counts once: each line costs its value, and the sum must stay linear.
   */
  static Map<String, @Nullable String> values(
      SigV4.Request request, List<String> names, Values form) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (String name : names) {
      values.put(name.toLowerCase(Locale.ROOT), null);
    }
    Map<String, StringBuilder> repeated = new HashMap<>();
    for (Map.Entry<String, String> header : request.headers()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (values.containsKey(name)) {
        String value = form == Values.COLLAPSED ? collapsed(header.getValue()) : header.getValue();
        String first = values.putIfAbsent(name, value);
        if (first != null) {
          repeated
              .computeIfAbsent(name, again -> new StringBuilder(first))
              .append(',')
              .append(value);
        }
      }
    }
    repeated.forEach((name, value) -> values.put(name, value.toString()));
    return values;
  }

  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equals(name) && !absent.contains(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  CanonicalRequest withBodyHash(String other) {
    return new CanonicalRequest(method, target, headers, absent, signedHeaders, other);
  }

  CanonicalRequest withTarget(CanonicalTarget other) {
    return new CanonicalRequest(method, other, headers, absent, signedHeaders, bodyHash);
  }

  CanonicalRequest withHeaders(Map<String, String> others) {
    List<Map.Entry<String, String>> changed = new ArrayList<>(headers.size());
    for (Map.Entry<String, String> header : headers) {
      String other = others.get(header.getKey());
      changed.add(other == null ? header : Map.entry(header.getKey(), other));
    }
    return new CanonicalRequest(method, target, changed, absent, signedHeaders, bodyHash);
  }

  CanonicalRequest withoutAbsentHeaders() {
    List<Map.Entry<String, String>> there = new ArrayList<>(headers);
    there.removeIf(header -> absent.contains(header.getKey()));
    return new CanonicalRequest(method, target, there, absent, signedHeaders, bodyHash);
  }

  String text() {
    return text(false);
  }

  /** The text with the values of session token and {@code Authorization} replaced. */
  String redactedText() {
    return text(true);
  }

  private String text(boolean redacted) {
    StringBuilder text = new StringBuilder(1024);
    text.append(method).append('\n').append(target.path()).append('\n');
    text.append(redacted ? target.redactedQuery() : target.query()).append('\n');
    for (Map.Entry<String, String> header : headers) {
      boolean hidden = redacted && SECRET.contains(header.getKey());
      text.append(header.getKey()).append(':');
      text.append(hidden ? REDACTED : header.getValue()).append('\n');
    }
    return text.append('\n').append(signedHeaders).append('\n').append(bodyHash).toString();
  }

  static boolean isSecret(String header) {
    return SECRET.contains(header);
  }

  /** Line breaks count as space: that is how a folded header reads. */
  private static String collapsed(String value) {
    if (isCollapsed(value)) {
      return value;
    }
    StringBuilder to = new StringBuilder(value.length());
    boolean space = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isSpace(c)) {
        space = !to.isEmpty();
      } else {
        if (space) {
          to.append(' ');
          space = false;
        }
        to.append(c);
      }
    }
    return to.toString();
  }

  private static boolean isCollapsed(String value) {
    boolean space = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean another = isSpace(c);
      if (another && (space || c != ' ')) {
        return false;
      }
      space = another;
    }
    return !space || value.isEmpty();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
