package dev.snapgate.sigv4;

/** What stands between the slashes of a {@code Credential}. */
final class CredentialText {

  /** The last element. */
  static final String TERMINATOR = "aws4_request";

  private CredentialText() {}

  static boolean mayHold(String element) {
    return !element.isEmpty()
        && element.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/' && c != ',');
  }

  /**
   * @param what the name of the element, for the message
   */
  static String checked(String what, String value) {
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
