package dev.snapgate.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 and HMAC-SHA-256, which every Java platform has to have.
 *
 * <p>What computes them is copied from a pattern, since asking the security providers anew takes as
 * long as a short hash. Patterns are never used themselves, so threads can share them. There is
 * none where a provider's cannot be copied.
 */
final class Hashes {

  static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final HexFormat HEX = HexFormat.of();
  private static final String HMAC = "HmacSHA256";
  private static final Optional<MessageDigest> SHA_256 =
      Optional.of(newSha256()).filter(made -> copy(made) != null);

  private Hashes() {}

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no SHA-256; use one that is complete.", e);
    }
  }

  private static @Nullable MessageDigest copy(MessageDigest pattern) {
    try {
      return (MessageDigest) pattern.clone();
    } catch (CloneNotSupportedException notOfThisProvider) {
      return null;
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(UTF_8));
  }

  static String sha256(byte[] bytes) {
    if (bytes.length == 0) {
      return OF_NOTHING;
    }
    return HEX.formatHex(SHA_256.map(Hashes::copy).orElseGet(Hashes::newSha256).digest(bytes));
  }

  /** A key of HMAC-SHA-256. */
  static final class Key {
    private final SecretKeySpec bytes;
    private final Optional<Mac> pattern;

    Key(byte[] bytes) {
      this.bytes = new SecretKeySpec(bytes, HMAC);
      this.pattern = Optional.of(newMac()).filter(made -> copy(made) != null);
    }

    private Mac newMac() {
      try {
        Mac made = Mac.getInstance(HMAC);
        made.init(bytes);
        return made;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This JDK has no HmacSHA256; use one that is complete.", e);
      }
    }

    private static @Nullable Mac copy(Mac pattern) {
      try {
        return (Mac) pattern.clone();
      } catch (CloneNotSupportedException notOfThisProvider) {
        return null;
      }
    }

    /** The key that is derived from this one with a text. */
    Key derived(String text) {
      return new Key(hash(text));
    }

    String hexOf(String text) {
      return HEX.formatHex(hash(text));
    }

    private byte[] hash(String text) {
      return pattern.map(Key::copy).orElseGet(this::newMac).doFinal(text.getBytes(UTF_8));
    }
  }

  static boolean sameInConstantTime(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
