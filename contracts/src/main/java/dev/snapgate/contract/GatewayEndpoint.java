package dev.snapgate.contract;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a gateway API is, and the credentials for it.
 *
 * <pre>{@code
 * GatewayEndpoint endpoint =
 *     GatewayEndpoint.of(URI.create("http://127.0.0.1:8080"), "us-east-1", accessKeyId, secretAccessKey);
 * }</pre>
 *
 * <p>{@code toString} hides the secret and the token, and no exception quotes them.
 *
 * @param uri scheme, host and perhaps port: {@code http} or {@code https}, no path but {@code /}
 * @param region the region that requests are signed for: {@code us-east-1}
 * @param accessKeyId 1 to 128 letters, digits, {@code _} and {@code -}
 * @param secretAccessKey the secret that belongs to it, without white space
 * @param sessionToken the token of temporary credentials, without white space
 */
public record GatewayEndpoint(
    URI uri,
    String region,
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken) {

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern ACCESS_KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

  /**
   * Checks its parts.
   *
   * @throws IllegalArgumentException naming the part and its rule
   */
  public GatewayEndpoint {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "uri must begin with http:// or https://, as http://127.0.0.1:8080 does");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("uri must name a host, as http://127.0.0.1:8080 does");
    }
    // Not quoted: what is before the @ may be a password.
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "uri must not hold user information; credentials are parameters of their own");
    }
    if (!(uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "uri must not have a path, query or fragment; the operation's path is /");
    }
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          "region '" + region + "' must be lower-case letters, digits and -, as in us-east-1");
    }
    if (!ACCESS_KEY_ID.matcher(accessKeyId).matches()) {
      throw new IllegalArgumentException(
          "accessKeyId must be 1 to 128 letters, digits, _ and -; it has "
              + accessKeyId.length()
              + " characters");
    }
    if (!VISIBLE.matcher(secretAccessKey).matches()) {
      throw new IllegalArgumentException(
          "secretAccessKey must be visible ASCII characters, at least one");
    }
    if (sessionToken.isPresent() && !VISIBLE.matcher(sessionToken.get()).matches()) {
      throw new IllegalArgumentException(
          "sessionToken must be visible ASCII characters, at least one");
    }
  }

  /** An endpoint with credentials that have no session token. */
  public static GatewayEndpoint of(
      URI uri, String region, String accessKeyId, String secretAccessKey) {
    return new GatewayEndpoint(uri, region, accessKeyId, secretAccessKey, Optional.empty());
  }

  /** The same endpoint with temporary credentials' token. */
  public GatewayEndpoint withSessionToken(String token) {
    return new GatewayEndpoint(uri, region, accessKeyId, secretAccessKey, Optional.of(token));
  }

  /** URI, region and access key id; of the secrets only whether there is a token. */
  @Override
  public String toString() {
    return uri
        + " in "
        + region
        + " as "
        + accessKeyId
        + (sessionToken.isPresent() ? " (secret and session token hidden)" : " (secret hidden)");
  }
}
