package dev.snapgate.verify;

import java.util.Locale;

/**
 * An endpoint's text, made fit to be looked at: nothing in it that a page hides, a terminal obeys
 * or XML forbids. What is hidden is shown as an escape, such as {@code \u001b}.
 */
final class Visible {

  private Visible() {}

  /** One line of at most so many characters, then how many there are. */
  static String line(String text, int most) {
    return escaped(start(text, most), false) + rest(text, most);
  }

  /** Lines; tabs and line feeds are left as they are. */
  static String block(String text, int most) {
    return escaped(start(text, most), true) + rest(text, most);
  }

  /** The first so many characters; no pair of surrogates is split. */
  static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splits =
        Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, splits ? most - 1 : most);
  }

  /** What to say after {@link #start}; empty if that was all. */
  static String rest(String text, int most) {
    return text.length() <= most
        ? ""
        : String.format(Locale.ROOT, "… (%,d characters)", text.codePointCount(0, text.length()));
  }

  private static String escaped(String text, boolean lines) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHidden(c) && !(lines && isLayout(c))) {
                appendEscape(out, c);
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** Whether this is a tab or a line feed. */
  static boolean isLayout(int c) {
    return c == '\t' || c == '\n';
  }

  /** Whether nobody could see that this is there, or it changes how its neighbours are shown. */
  static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> isNoncharacter(c);
    };
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }

  static void appendEscape(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        for (char unit : Character.toChars(c)) {
          out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
      }
    }
  }
}
