package dev.snapgate.verify;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the characters of a text may mean: as they are, or as escapes of JSON, URLs, HTML and XML.
 */
final class Escapes {

  /** A character that the text may mean at some index, and the index after it. */
  record Meant(int character, int end) {}

  private static final Map<String, Character> ENTITIES =
      Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "apos", '\'');
  private static final Pattern ENTITY =
      Pattern.compile("#[xX]0{0,20}+([0-9a-fA-F]{1,6});|#0{0,20}+([0-9]{1,7});|([a-z]{2,4});");
  private static final Pattern HALF_ESCAPE =
      Pattern.compile("\\\\{1,2}(?:u[0-9A-Fa-f]{0,3})?|%[0-9A-Fa-f]{0,3}|&#?[0-9A-Za-z]{0,5}");
  private static final int LONGEST_HALF = 7;

  /** The most bytes that UTF-8 has for one character. */
  private static final int MOST_BYTES = 4;

  private Escapes() {}

  /** Whether an escape may begin with this character. */
  static boolean canBegin(char character) {
    return character == '\\' || character == '%' || character == '&';
  }

  /** Each character that the text may mean at this index, the one that stands there first. */
  static List<Meant> meanings(String text, int at) {
    char character = text.charAt(at);
    List<Meant> all = new ArrayList<>(List.of(new Meant(character, at + 1)));
    switch (character) {
      case '\\' -> all.addAll(afterBackslash(text, at + 1));
      case '%' -> all.addAll(percent(text, at));
      case '&' -> all.addAll(entity(text, at + 1));
      default -> {}
    }
    return all;
  }

  /** Whether an escape with so many hexadecimal digits ends here. */
  static boolean ends(String text, int end, char mark, String kind, int digits) {
    int start = end - digits - kind.length() - 1;
    return start >= 0
        && text.charAt(start) == mark
        && text.startsWith(kind, start + 1)
        && hex(text, end - digits, digits) >= 0;
  }

  /** Whether an escape begins here of which the rest was cut off. */
  static boolean isHalf(String text, int at, int end) {
    return end - at <= LONGEST_HALF && HALF_ESCAPE.matcher(text).region(at, end).matches();
  }

  /** The number that so many hexadecimal digits give, or -1 if there are not so many. */
  private static int hex(String text, int from, int digits) {
    int number = 0;
    for (int at = from; at < from + digits; at++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0 || text.charAt(at) > 'f') {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number;
  }

  /** JSON's escapes, also within another text of JSON. */
  private static List<Meant> afterBackslash(String text, int at) {
    List<Meant> all = new ArrayList<>();
    for (int from = at; from <= at + 1 && from < text.length(); from++) {
      int number = text.charAt(from) == 'u' ? hex(text, from + 1, 4) : -1;
      if (number >= 0) {
        all.add(new Meant(number, from + 5));
      } else if (!Character.isLetterOrDigit(text.charAt(from))) {
        all.add(new Meant(text.charAt(from), from + 1));
      }
      if (text.charAt(from) != '\\') {
        break;
      }
    }
    return all;
  }

  /** URLs' escapes, also within another URL: a byte of UTF-8, or all of a character. */
  private static List<Meant> percent(String text, int at) {
    List<Meant> all = new ArrayList<>();
    byte[] bytes = new byte[MOST_BYTES];
    int from = at;
    for (int count = 1; count <= MOST_BYTES; count++) {
      if (from >= text.length() || text.charAt(from) != '%') {
        break;
      }
      int digits = from + (text.startsWith("25", from + 1) && hex(text, from + 3, 2) >= 0 ? 3 : 1);
      int number = hex(text, digits, 2);
      if (number < 0) {
        break;
      }
      bytes[count - 1] = (byte) number;
      from = digits + 2;
      if (count == 1) {
        all.add(new Meant(number, from));
      } else {
        int end = from;
        character(ByteBuffer.wrap(bytes, 0, count))
            .ifPresent(character -> all.add(new Meant(character, end)));
      }
    }
    return all;
  }

  private static OptionalInt character(ByteBuffer bytes) {
    try {
      String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return decoded.codePointCount(0, decoded.length()) == 1
          ? OptionalInt.of(decoded.codePointAt(0))
          : OptionalInt.empty();
    } catch (CharacterCodingException notOne) {
      return OptionalInt.empty();
    }
  }

  /** HTML's and XML's escapes. */
  private static List<Meant> entity(String text, int at) {
    Matcher entity = ENTITY.matcher(text).region(at, text.length());
    if (!entity.lookingAt()) {
      return List.of();
    }
    int number =
        entity.group(1) != null
            ? Integer.parseInt(entity.group(1), 16)
            : entity.group(2) != null
                ? Integer.parseInt(entity.group(2))
                : ENTITIES.getOrDefault(entity.group(3), '\0');
    return Character.isValidCodePoint(number) && number > 0
        ? List.of(new Meant(number, entity.end()))
        : List.of();
  }
}
