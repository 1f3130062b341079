package dev.snapgate.sigv4;

/** What stands between the slashes of a {@code Credential}. */
final class CredentialText {

  private static final String TERMINATOR = "aws4_request";

  private CredentialText() {}

  static boolean mayHold(String element) {
    return !element.isEmpty()
        && element.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/' && c != ',');
  }

  /** The scope of a request that is signed at this time. */
  static SigV4.Scope scope(String timestamp, String region, String service) {
    return new SigV4.Scope(
        timestamp.substring(0, 8),
        element("region", region),
        element("service", service),
        TERMINATOR);
  }

  private static String element(String what, String value) {
    if (!mayHold(value)) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " '"
              + value
              + "' cannot stand in a credential scope: it needs at least one character, and only"
              + " visible ASCII without '/' and ','. Pass a name like 'us-east-1' or"
              + " 'storagegateway'.");
    }
    return value;
  }
}
