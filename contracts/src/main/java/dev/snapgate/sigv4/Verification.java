package dev.snapgate.sigv4;

import java.util.List;
import java.util.Optional;

/** One request and the signature that it claims, held against the key of its scope. */
final class Verification {

  private final SigV4.Request request;
  private final SigV4.Scope scope;
  private final String signature;
  private final String timestamp;
  private final CanonicalRequest canonical;

  /** Refuses a request that lacks a part, since a server answers that before it verifies. */
  Verification(SigV4.Request request, SigV4.Authorization authorization) {
    this.request = request;
    if (!authorization.algorithm().equals(AuthorizationHeader.ALGORITHM)) {
      throw unverifiable(
          request, "an Authorization header that is not of " + AuthorizationHeader.ALGORITHM);
    }
    this.scope =
        authorization
            .scope()
            .orElseThrow(() -> unverifiable(request, "no Credential of five elements"));
    List<String> names =
        authorization.signedHeaders().orElseThrow(() -> unverifiable(request, "no SignedHeaders"));
    this.signature =
        authorization.signature().orElseThrow(() -> unverifiable(request, "no Signature"));
    this.timestamp =
        SigningTime.of(request.header("x-amz-date"), () -> request.header("date"))
            .orElseThrow(() -> unverifiable(request, "neither X-Amz-Date nor Date"));
    this.canonical = CanonicalRequest.of(request, names, Hashes.sha256(request.body()));
  }

  static IllegalArgumentException unverifiable(SigV4.Request request, String what) {
    return new IllegalArgumentException(
        request
            + " carries "
            + what
            + ", so there is no signature to verify. Answer that before verifying; see"
            + " SigV4.Authorization.");
  }

  Optional<SigV4.Mismatch> mismatch(SigningKeys keys, Optional<String> sessionToken) {
    Hashes.Key key = Signing.key(keys, scope);
    String received = Signing.stringToSign(timestamp, scope, canonical);
    if (isSignature(key, received) && canonical.absent().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Hypotheses(request, canonical, timestamp, sessionToken)
            .explain(
                signature,
                received,
                hypothesis ->
                    isSignature(
                        key,
                        Signing.stringToSign(
                            hypothesis.timestamp(), scope, hypothesis.canonical()))));
  }

  private boolean isSignature(Hashes.Key key, String stringToSign) {
    return Hashes.sameInConstantTime(signature, key.hexOf(stringToSign));
  }
}
