package dev.snapgate.internal.text;

import java.util.Optional;

/**
 * An Amazon Resource Name, by its parts.
 *
 * @param resource all that follows the account, colons too
 */
public record Arn(
    String partition, String service, String region, String account, String resource) {

  /** Empty if the text is not {@code arn:partition:service:region:account:resource}. */
  public static Optional<Arn> of(String text) {
    String[] parts = text.split(":", 6);
    return parts.length == 6 && parts[0].equals("arn")
        ? Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]))
        : Optional.empty();
  }

  /** What follows the last slash, such as a volume's id; the whole text if it has none. */
  public static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
