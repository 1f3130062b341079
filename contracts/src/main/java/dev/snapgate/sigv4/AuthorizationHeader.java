package dev.snapgate.sigv4;

import java.util.Optional;

/** The text of an {@code Authorization} header: read into its parts, and written from them. */
final class AuthorizationHeader {

  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private AuthorizationHeader() {}

  static String write(
      String accessKeyId, SigV4.Scope scope, String signedHeaders, String signature) {
    return ALGORITHM
        + " Credential="
        + accessKeyId
        + "/"
        + scope
        + ", SignedHeaders="
        + signedHeaders
        + ", Signature="
        + signature;
  }

  static SigV4.Authorization read(String header) {
    String text = header.strip();
    int space = text.indexOf(' ');
    String credential = null;
    String signedHeaders = null;
    String signature = null;
    int from = space < 0 ? text.length() : space + 1;
    int equals = text.indexOf('=', from);
    while (equals >= 0) {
      int comma = text.indexOf(',', from);
      int end = comma < 0 ? text.length() : comma;
      if (equals < end) {
        String value = text.substring(equals + 1, end).strip();
        switch (value.isEmpty() ? "" : text.substring(from, equals).strip()) {
          case "Credential" -> credential = credential == null ? value : credential;
          case "SignedHeaders" -> signedHeaders = signedHeaders == null ? value : signedHeaders;
          case "Signature" -> signature = signature == null ? value : signature;
          default -> {
            // None of the three.
          }
        }
        equals = text.indexOf('=', end);
      }
      from = end + 1;
    }
    return new SigV4.Authorization(
        space < 0 ? text : text.substring(0, space),
        Optional.ofNullable(credential),
        Optional.ofNullable(signedHeaders).map(names -> CanonicalTarget.split(names, ';')),
        Optional.ofNullable(signature));
  }

  /** For messages: without what may be secret. */
  static String redacted(SigV4.Authorization parts) {
    // Of another scheme, the text may be a password.
    return (parts.algorithm().startsWith("AWS4-") ? parts.algorithm() : CanonicalRequest.REDACTED)
        + " Credential="
        + parts.credential().orElse("<missing>")
        + ", SignedHeaders="
        + parts.signedHeaders().map(names -> String.join(";", names)).orElse("<missing>")
        + ", Signature="
        + parts.signature().map(value -> CanonicalRequest.REDACTED).orElse("<missing>");
  }
}
