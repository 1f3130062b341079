package dev.snapgate.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The time of a request in the form that is signed, such as {@code 20261129T190000Z}. */
final class SigningTime {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The years that {@code X-Amz-Date} can hold. */
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private SigningTime() {}

  static String of(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      throw new IllegalArgumentException(
          time + " has no year of four digits, which X-Amz-Date needs. Pass the current time.");
    }
    return BASIC.format(time);
  }

  /** From {@code X-Amz-Date}, or from {@code Date} if there is no such header. */
  static Optional<String> of(Optional<String> amzDate, Supplier<Optional<String>> date) {
    return amzDate.map(String::strip).or(() -> date.get().map(SigningTime::ofDate));
  }

  /** A {@code Date} in the form that is signed; unchanged if it is not a date of HTTP. */
  static String ofDate(String date) {
    try {
      return BASIC.format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from));
    } catch (DateTimeException e) {
      return date.strip();
    }
  }
}
