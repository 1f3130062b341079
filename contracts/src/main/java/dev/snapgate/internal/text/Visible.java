package dev.snapgate.internal.text;

/**
 * A foreign text, made fit for a log, a message or a report: nothing in it that a page hides, a
 * terminal obeys or XML forbids, and no more of it than a reader needs.
 *
 * <p>What is hidden is shown as an escape of Java's and JSON's strings, such as {@code \u001b}.
 * Backslashes and quotes are left as they are, so that a text with nothing to hide stays itself.
 */
public final class Visible {

  private static final String HEX = "0123456789abcdef";

  private Visible() {}

  /** One line, however long. */
  public static String line(String text) {
    return escaped(text, false);
  }

  /** One line of at most so many characters, then how many there are. */
  public static String line(String text, int most) {
    return escaped(start(text, most), false) + rest(text, most);
  }

  /** Lines of at most so many characters; tabs and line feeds are left as they are. */
  public static String block(String text, int most) {
    return escaped(start(text, most), true) + rest(text, most);
  }

  /** Bytes that need not be text: those that are not printable ASCII as {@code \x1b}. */
  public static String bytes(byte[] bytes, int most) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, most); i++) {
      int c = bytes[i] & 0xff;
      if (c == '\r' || c == '\n') {
        appendEscape(out, c);
      } else if (c < ' ' || c > '~') {
        out.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
      } else {
        out.append((char) c);
      }
    }
    return out.append(bytes.length > most ? "..." : "").toString();
  }

  /** The first so many characters, as they are; a pair of surrogates is one of them. */
  public static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = 0;
    for (int i = 0; i < most && end < text.length(); i++) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(0, end);
  }

  /** What to say after {@link #start}; empty if that was all. */
  public static String rest(String text, int most) {
    return start(text, most).length() == text.length()
        ? ""
        : "… (" + text.codePointCount(0, text.length()) + " characters)";
  }

  /** Whether this is a tab or a line feed. */
  public static boolean isLayout(int c) {
    return c == '\t' || c == '\n';
  }

  /** Whether a reader cannot see that this is there, or it changes how its neighbours are shown. */
  public static boolean isHidden(int c) {
    if (c >= ' ' && c <= '~') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> isNoncharacter(c);
    };
  }

  /** Appends what stands for a hidden character: {@code \n}, or four hex digits per UTF-16 unit. */
  public static void appendEscape(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        for (char unit : Character.toChars(c)) {
          out.append("\\u");
          for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((unit >> shift) & 0xf));
          }
        }
      }
    }
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }

  private static String escaped(String text, boolean lines) {
    int plain = 0;
    while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) <= '~') {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, plain);
    for (int i = plain; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (isHidden(c) && !(lines && isLayout(c))) {
        appendEscape(out, c);
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }
}
