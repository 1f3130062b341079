package dev.snapgate.sigv4;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One credential, where it makes the headers that sign a request. */
record Signing(String accessKeyId, SigningKeys keys, Optional<String> sessionToken) {

  /** What proxies and HTTP clients add or change behind the signer's back. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "authorization",
          "connection",
          "expect",
          "transfer-encoding",
          "user-agent",
          "x-amzn-trace-id",
          "x-forwarded-for");

  /** The headers that AWS's own signers sign. */
  List<String> usual(SigV4.Request request) {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, String> header : request.headers()) {
      names.add(header.getKey().toLowerCase(Locale.ROOT));
    }
    names.removeAll(LEFT_OUT);
    names.add("x-amz-date");
    if (sessionToken.isPresent()) {
      names.add("x-amz-security-token");
    }
    return List.copyOf(names);
  }

  /** Names of headers in the order and the case in which they are signed. */
  static List<String> chosen(Set<String> signedHeaders) {
    Set<String> names = new TreeSet<>();
    for (String name : signedHeaders) {
      names.add(name.toLowerCase(Locale.ROOT));
    }
    if (names.contains("authorization")) {
      throw new IllegalArgumentException(
          "'authorization' cannot be signed: the signature goes into it. Leave it out of the"
              + " signed headers.");
    }
    return List.copyOf(names);
  }

  Map<String, String> headers(
      SigV4.Request request, String region, String service, Instant time, List<String> names) {
    if (request.header("host").isEmpty()) {
      throw new IllegalArgumentException(
          request
              + " carries no Host, which Signature Version 4 has to sign. Add the Host header as"
              + " the HTTP client will send it, with the port if it is not the default one.");
    }
    String timestamp = SigningTime.of(time);
    SigV4.Scope scope =
        new SigV4.Scope(
            timestamp.substring(0, 8),
            CredentialText.checked("region", region),
            CredentialText.checked("service", service),
            CredentialText.TERMINATOR);
    Map<String, String> added = new LinkedHashMap<>();
    added.put("X-Amz-Date", timestamp);
    sessionToken.ifPresent(token -> added.put("X-Amz-Security-Token", token));
    CanonicalRequest canonical =
        CanonicalRequest.of(with(request, added), names, Hashes.sha256(request.body()));
    if (!canonical.absent().isEmpty()) {
      throw new IllegalArgumentException(
          request
              + " does not carry "
              + canonical.absent()
              + ", so it cannot be signed. Add the header, or leave it out of the signed headers.");
    }
    added.put(
        "Authorization",
        AuthorizationHeader.write(
            accessKeyId,
            scope,
            canonical.signedHeaders(),
            key(keys, scope).hexOf(stringToSign(timestamp, scope, canonical))));
    return Collections.unmodifiableMap(added);
  }

  static Hashes.Key key(SigningKeys keys, SigV4.Scope scope) {
    return keys.key(scope.date(), scope.region(), scope.service(), scope.terminator());
  }

  static String stringToSign(String timestamp, SigV4.Scope scope, CanonicalRequest canonical) {
    return AuthorizationHeader.ALGORITHM
        + '\n'
        + timestamp
        + '\n'
        + scope
        + '\n'
        + Hashes.sha256(canonical.text());
  }

  private static SigV4.Request with(SigV4.Request request, Map<String, String> others) {
    List<Map.Entry<String, String>> changed = new ArrayList<>(request.headers());
    for (Map.Entry<String, String> other : others.entrySet()) {
      changed.removeIf(header -> header.getKey().equalsIgnoreCase(other.getKey()));
      changed.add(other);
    }
    return new SigV4.Request(
        request.method(), request.path(), request.query(), changed, request.body());
  }

  /** For messages: without the keys and the token. */
  @Override
  public String toString() {
    return "credential " + accessKeyId + (sessionToken.isPresent() ? " with a session token" : "");
  }
}
