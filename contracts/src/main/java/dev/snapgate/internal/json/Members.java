package dev.snapgate.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of an object, by name and in their order. A value is a text, a whole number, a
 * boolean, a list of such values, or members again.
 *
 * @param values unmodifiable; each a {@code String}, {@code Long}, {@code Boolean}, {@code List} or
 *     {@code Members}
 */
public record Members(Map<String, Object> values) {

  private static final Members NONE = new Members(Map.of());

  /**
   * Copies a tree; what is an {@code Integer} or a {@code Map} becomes a {@code Long} or members.
   *
   * @throws IllegalArgumentException if a value is of another type
   */
  public Members {
    Map<String, Object> copy = new LinkedHashMap<>();
    values.forEach((name, value) -> copy.put(name, value(name, value)));
    values = Collections.unmodifiableMap(copy);
  }

  /** Takes a tree of the JDK's own types. */
  public static Members of(Map<String, ?> values) {
    return new Members(new LinkedHashMap<>(values));
  }

  public static Members none() {
    return NONE;
  }

  /** These, and another one at the end. */
  public Members with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Members(more);
  }

  /** These, and another one at the end if there is a value. */
  public Members with(String name, Optional<?> value) {
    return value.isPresent() ? with(name, (Object) value.get()) : this;
  }

  private static Object value(String name, Object value) {
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Members) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.forEach((key, inner) -> members.put(key.toString(), inner));
      return new Members(members);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value(name, item)));
      return Collections.unmodifiableList(items);
    }
    throw new IllegalArgumentException(
        "the member "
            + name
            + " is a "
            + value.getClass().getSimpleName()
            + "; a value is a String, a whole number, a Boolean, a List or a Map");
  }

  /**
   * The object as JSON, without white space or with a member in each line.
   *
   * @param names the order of the members; those without a value are left out
   */
  public String json(List<String> names, boolean laidOut) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String name : names) {
      Object value = values.get(name);
      if (value != null) {
        ordered.put(name, value);
      }
    }
    StringBuilder out = new StringBuilder();
    append(out, ordered, laidOut ? "\n" : "");
    return out.toString();
  }

  private static void append(StringBuilder out, Map<String, Object> members, String newLine) {
    String inner = inner(newLine);
    if (members.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    String separator = inner;
    for (Map.Entry<String, Object> member : members.entrySet()) {
      out.append(separator);
      JsonText.appendQuoted(out, member.getKey());
      out.append(newLine.isEmpty() ? ":" : ": ");
      append(out, member.getValue(), inner);
      separator = ",".concat(inner);
    }
    out.append(newLine).append('}');
  }

  private static void append(StringBuilder out, Object value, String newLine) {
    if (value instanceof String text) {
      JsonText.appendQuoted(out, text);
    } else if (value instanceof Members members) {
      append(out, members.values, newLine);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      String inner = inner(newLine);
      out.append('[');
      String separator = inner;
      for (Object item : list) {
        out.append(separator);
        append(out, item, inner);
        separator = ",".concat(inner);
      }
      out.append(newLine).append(']');
    } else {
      out.append(value);
    }
  }

  private static String inner(String newLine) {
    return newLine.isEmpty() ? "" : newLine.concat("  ");
  }
}
