package dev.snapgate.sigv4;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with one AWS credential, and verifies requests that claim to be signed with it, by
 * AWS Signature Version 4 ({@code AWS4-HMAC-SHA256} in the {@code Authorization} header).
 *
 * <pre>{@code
 * SigV4 credential = SigV4.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
 * SigV4.Request request =
 *     new SigV4.Request(
 *         "POST",
 *         "/",
 *         "",
 *         List.of(
 *             Map.entry("Host", "storagegateway.us-east-1.amazonaws.com"),
 *             Map.entry("Content-Type", "application/x-amz-json-1.1"),
 *             Map.entry("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot")),
 *         body);
 * Map<String, String> added = credential.sign(request, "us-east-1", "storagegateway", clock.instant());
 * }</pre>
 *
 * <p>Instances are immutable and safe for use by many threads; each keeps the signing keys that it
 * has derived, so make one per credential and keep it. Header names and values are hashed as UTF-8.
 * Text never shows the secret access key or the session token.
 *
 * <p>Source: AWS Identity and Access Management User Guide, "Create a signed AWS API request";
 * proven with the signing test suite of awslabs/aws-c-auth and with the worked example of the
 * Storage Gateway User Guide, API Version 2012-06-30, "Signing Requests".
 */
public final class SigV4 {

  private final Signing signing;

  private SigV4(Signing signing) {
    this.signing = signing;
  }

  /**
   * A credential without a session token. Secrets have slashes and access key ids have none, so
   * arguments that were swapped are refused, without showing them.
   *
   * @throws IllegalArgumentException if the access key id is empty or has a character that cannot
   *     stand in a {@code Credential} (a slash, a comma, a space, anything but visible ASCII), or
   *     if the secret access key is empty
   */
  public static SigV4 of(String accessKeyId, String secretAccessKey) {
    if (!CredentialText.mayHold(accessKeyId)) {
      throw new IllegalArgumentException(
          "The access key id (not shown, "
              + accessKeyId.length()
              + " characters) cannot stand in a Credential: it needs at least one character, and"
              + " only visible ASCII without '/' and ','. Pass the access key id first and alone,"
              + " then the secret access key.");
    }
    if (secretAccessKey.isEmpty()) {
      throw new IllegalArgumentException(
          "The secret access key of '"
              + accessKeyId
              + "' is empty, and an empty key signs nothing. Pass the secret of that credential.");
    }
    return new SigV4(new Signing(accessKeyId, new SigningKeys(secretAccessKey), Optional.empty()));
  }

  /**
   * The same credential with a session token, which {@code sign} sends as {@code
   * X-Amz-Security-Token}.
   *
   * @throws IllegalArgumentException if the token is empty or has a character that cannot stand in
   *     a header; its value is not repeated in the message
   */
  public SigV4 withSessionToken(String token) {
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "The session token of '"
              + signing.accessKeyId()
              + "' (not shown, "
              + token.length()
              + " characters) cannot stand in a header: it needs at least one character, and only"
              + " visible ASCII. Pass the token as AWS STS returned it, without line breaks.");
    }
    return new SigV4(new Signing(signing.accessKeyId(), signing.keys(), Optional.of(token)));
  }

  /**
   * The headers to set on the request so that it is signed: {@code X-Amz-Date}, {@code
   * X-Amz-Security-Token} if there is a token, {@code Authorization}, in this order. A header of
   * one of these names that the request carries already is replaced, not added to.
   *
   * <p>Signed are all headers of the request except those that AWS's own signers leave out: {@code
   * connection}, {@code expect}, {@code transfer-encoding}, {@code user-agent}, {@code
   * x-amzn-trace-id}, {@code x-forwarded-for} and {@code authorization} itself. Parts of a second
   * are dropped from the time.
   *
   * @throws IllegalArgumentException if the request carries no {@code Host}, if region or service
   *     cannot stand in a credential scope, or if the year of the time has not four digits
   */
  public Map<String, String> sign(Request request, String region, String service, Instant time) {
    return signing.headers(request, region, service, time, signing.usual(request));
  }

  /**
   * Like {@link #sign(Request, String, String, Instant)}, but signs exactly the named headers: the
   * AWS SDK for Java 1 signs {@code user-agent}, and a token added after signing is unsigned.
   *
   * @param signedHeaders names in any case and order; each is a header of the request or one of
   *     those that signing adds. {@code host} may be missing, which AWS refuses.
   * @throws IllegalArgumentException also if a name is of no header of the request, or is {@code
   *     authorization}
   */
  public Map<String, String> sign(
      Request request, String region, String service, Instant time, Set<String> signedHeaders) {
    return signing.headers(request, region, service, time, Signing.chosen(signedHeaders));
  }

  /**
   * Empty if the signature in the request's {@code Authorization} header was made with this
   * credential's secret over the headers that {@code SignedHeaders} names and the body received;
   * otherwise what differs.
   *
   * <p>The time is taken from {@code X-Amz-Date}, else from {@code Date}; the scope from {@code
   * Credential}. Nothing else is judged: not the access key id, the clock, the region, the service,
   * whether {@code host} is signed, or the value of the session token. A header that is signed but
   * not there is always a mismatch (that AWS sees it so is inferred).
   *
   * <p>The cost is linear in the request: the body is hashed once, and a mismatch tries at most
   * twelve other canonical requests.
   *
   * @throws IllegalArgumentException if there is no {@code Authorization} header of this algorithm
   *     with {@code Credential} of five elements, {@code SignedHeaders} and {@code Signature}, or
   *     no date; a server reports those before it verifies
   */
  public Optional<Mismatch> verify(Request request) {
    return verify(
        request,
        request
            .header("authorization")
            .map(Authorization::parse)
            .orElseThrow(() -> Verification.unverifiable(request, "no Authorization header")));
  }

  /**
   * Like {@link #verify(Request)}, for a server that has parsed the header already, to find the
   * credential by it.
   *
   * @param authorization the request's own
   * @throws IllegalArgumentException if it is not of this algorithm or lacks a part, or if there is
   *     no date
   */
  public Optional<Mismatch> verify(Request request, Authorization authorization) {
    return new Verification(request, authorization)
        .mismatch(signing.keys(), signing.sessionToken());
  }

  @Override
  public String toString() {
    return signing.toString();
  }

  int keysKept() {
    return signing.keys().kept();
  }

  /**
   * A request as it goes over the wire.
   *
   * <pre>{@code
   * new SigV4.Request("POST", "/", "", List.of(Map.entry("Host", "localhost:8080")), body)
   * }</pre>
   *
   * <p>Two requests are equal if all parts are, the body byte by byte. The text shows neither
   * header values nor the query, which may be secret.
   *
   * @param method the method as sent, such as {@code POST}
   * @param path the path as sent, still encoded and without the query; {@code ""} is {@code /}
   * @param query the query as sent, without the question mark; {@code ""} if there is none
   * @param headers names in any case, in the order of the wire; a name may occur more than once.
   *     The list is copied.
   * @param body the bytes as received, before any decoding. <strong>Not copied:</strong> a change
   *     of the array changes the request.
   */
  // An array because bodies are hashed, once and at full speed; equality is by content.
  @SuppressWarnings("ArrayRecordComponent")
  public record Request(
      String method,
      String path,
      String query,
      List<Map.Entry<String, String>> headers,
      byte[] body) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the path has a question mark
     */
    public Request {
      if (path.indexOf('?') >= 0) {
        throw new IllegalArgumentException(
            "The path has a '?', which begins the query. Pass the part after it as the query.");
      }
      headers = List.copyOf(headers);
    }

    /** The value of a header, its name in any case; values of a repeated one joined by commas. */
    public Optional<String> header(String name) {
      String first = null;
      StringBuilder joined = null;
      for (Map.Entry<String, String> header : headers) {
        if (header.getKey().equalsIgnoreCase(name)) {
          if (first == null) {
            first = header.getValue();
          } else {
            joined = joined == null ? new StringBuilder(first) : joined;
            joined.append(',').append(header.getValue());
          }
        }
      }
      return joined == null ? Optional.ofNullable(first) : Optional.of(joined.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Request request
          && method.equals(request.method)
          && path.equals(request.path)
          && query.equals(request.query)
          && headers.equals(request.headers)
          && Arrays.equals(body, request.body);
    }

    @Override
    public int hashCode() {
      return 31 * Objects.hash(method, path, query, headers) + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
      return "request "
          + method
          + " "
          + (path.isEmpty() ? "/" : path)
          + (query.isEmpty() ? "" : "?…")
          + " with "
          + headers.size()
          + " headers and "
          + body.length
          + " bytes";
    }
  }

  /**
   * An {@code Authorization} header in parts. Reading never fails: a server has to say itself which
   * part is missing. A part without a value is missing; of a part given twice the first counts.
   *
   * <pre>{@code
   * SigV4.Authorization authorization = SigV4.Authorization.parse(header);
   * authorization.accessKeyId();                     // Optional[AKIAIOSFODNN7EXAMPLE]
   * authorization.scope().map(SigV4.Scope::region);  // Optional[us-east-1]
   * }</pre>
   *
   * @param algorithm the text before the first space, such as {@code AWS4-HMAC-SHA256}
   * @param credential access key id and scope, separated by slashes
   * @param signedHeaders the names as listed, empty ones included
   * @param signature 64 lower-case hexadecimal digits, if it is right; the text does not show it
   */
  public record Authorization(
      String algorithm,
      Optional<String> credential,
      Optional<List<String>> signedHeaders,
      Optional<String> signature) {

    /** Copies the list. */
    public Authorization {
      signedHeaders = signedHeaders.map(List::copyOf);
    }

    /** The parts of a header; they are separated by commas, with or without spaces. */
    public static Authorization parse(String header) {
      return AuthorizationHeader.read(header);
    }

    /** The credential's text before its first slash: an access key id never has one. */
    public Optional<String> accessKeyId() {
      return credential.map(
          text -> text.indexOf('/') < 0 ? text : text.substring(0, text.indexOf('/')));
    }

    /** What the signing key was derived for; empty unless the credential has five elements. */
    public Optional<Scope> scope() {
      return credential
          .map(text -> CanonicalTarget.split(text, '/'))
          .filter(parts -> parts.size() == 5)
          .map(parts -> new Scope(parts.get(1), parts.get(2), parts.get(3), parts.get(4)));
    }

    @Override
    public String toString() {
      return AuthorizationHeader.redacted(this);
    }
  }

  /**
   * The scope of a credential: what a signing key is derived for. As the client sent it, so any
   * element may be wrong or empty.
   *
   * <pre>{@code
   * new SigV4.Scope("20120910", "us-east-1", "storagegateway", "aws4_request")
   * }</pre>
   *
   * @param date {@code yyyyMMdd} in UTC
   * @param region such as {@code us-east-1}
   * @param service the signing name, such as {@code storagegateway}
   * @param terminator {@code aws4_request}
   */
  public record Scope(String date, String region, String service, String terminator) {

    /** The elements with slashes between them, as they are signed. */
    @Override
    public String toString() {
      return date + "/" + region + "/" + service + "/" + terminator;
    }
  }

  /**
   * Why a signature is wrong, to be printed as it is: values of session token and {@code
   * Authorization} header are replaced by {@code <redacted>}, so hashing the texts again may give
   * other values than the ones in them.
   *
   * <pre>{@code
   * mismatch.difference();
   * // the client signed host 'localhost:8080', the request carries '127.0.0.1:8080'
   * }</pre>
   *
   * @param difference one sentence or two: the part that differs if it could be found, else the
   *     next step
   * @param canonicalRequest the canonical request of what was received
   * @param signedCanonicalRequest the canonical request that the client did sign, if one was found
   *     that gives its signature
   * @param stringToSign the string to sign of what was received
   */
  public record Mismatch(
      String difference,
      String canonicalRequest,
      Optional<String> signedCanonicalRequest,
      String stringToSign) {}
}
