package dev.snapgate.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.text.Visible;
import java.util.Map;

/** Writes JSON values as text: short ones for messages, and strings whole. */
public final class JsonText {

  private static final int SHOWN = 80;

  private JsonText() {}

  /** The value as JSON text, at most about 80 code points of it, then how long it really is. */
  public static String abbreviated(JsonNode node) {
    StringBuilder out = new StringBuilder();
    Shown shown = new Shown(out);
    if (shown.value(node)) {
      return out.toString();
    }
    out.append('…');
    if (node.isTextual()) {
      String text = node.textValue();
      return out.append("\" (")
          .append(text.codePointCount(0, text.length()))
          .append(" characters)")
          .toString();
    }
    if (node.isNumber()) {
      return out.append(" (").append(node.asText().length()).append(" characters)").toString();
    }
    return out.append(" (")
        .append(node.size())
        .append(node.isArray() ? " items)" : " members)")
        .toString();
  }

  /**
   * Appends a JSON string; a lone surrogate is escaped, so that what is printed is always UTF-8.
   */
  public static void appendQuoted(StringBuilder out, String text) {
    out.append('"');
    if (isPlain(text)) {
      out.append(text);
    } else {
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        appendEscaped(out, c);
        i += Character.charCount(c);
      }
    }
    out.append('"');
  }

  /** Whether it stands for itself, as most texts do. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void appendEscaped(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x20 || isSurrogate(c)) {
          Visible.appendEscape(out, c);
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** Prints until the room is used up. Every level costs a character, so nesting is bounded too. */
  private static final class Shown {
    private final StringBuilder out;
    private int room = SHOWN;

    Shown(StringBuilder out) {
      this.out = out;
    }

    /** False if there was no room for all of it. */
    boolean value(JsonNode node) {
      if (node.isTextual()) {
        return quoted(node.textValue());
      }
      if (node instanceof ObjectNode object) {
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
          if (!raw(first ? "{" : ",")
              || !quoted(member.getKey())
              || !raw(":")
              || !value(member.getValue())) {
            return false;
          }
          first = false;
        }
        return raw(first ? "{}" : "}");
      }
      if (node instanceof ArrayNode array) {
        boolean first = true;
        for (JsonNode item : array) {
          if (!raw(first ? "[" : ",") || !value(item)) {
            return false;
          }
          first = false;
        }
        return raw(first ? "[]" : "]");
      }
      return raw(node.asText());
    }

    private boolean raw(String text) {
      int length = Math.min(room, text.length());
      out.append(text, 0, length);
      room -= length;
      return length == text.length();
    }

    private boolean quoted(String text) {
      if (!raw("\"")) {
        return false;
      }
      for (int i = 0; i < text.length(); ) {
        if (room == 0) {
          return false;
        }
        int c = text.codePointAt(i);
        if (Visible.isHidden(c)) {
          Visible.appendEscape(out, c);
        } else {
          appendEscaped(out, c);
        }
        room--;
        i += Character.charCount(c);
      }
      // The closing quote is not worth cutting a text that fits exactly.
      out.append('"');
      return true;
    }
  }
}
