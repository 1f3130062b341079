package dev.snapgate.contract;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every error that Storage Gateway can answer: the typed face of {@code errors.json}.
 *
 * <pre>{@code
 * StorageGatewayError error = StorageGatewayError.VOLUME_NOT_FOUND;
 * error.status(); // 400
 * error.type();   // "InvalidGatewayRequestException"
 * error.code();   // Optional[VolumeNotFound]
 * error.body();   // {"__type":"InvalidGatewayRequestException","error":{"errorCode":"VolumeNotFound"},…}
 * }</pre>
 *
 * <p>AWS's documents disagree on some statuses and names. The catalogue takes the Smithy model's
 * statuses for this operation's errors (400, 500, 503) and, for the common ones, what services of
 * the same protocol are seen to answer; the note of each entry in {@code errors.json} says who
 * disagrees.
 */
public enum StorageGatewayError implements AwsError {
  /** {@code InternalServerError} with the code {@code GatewayInternalError}, status 500. */
  GATEWAY_INTERNAL_ERROR,
  /**
   * {@code InvalidGatewayRequestException} with the code {@code GatewayNotConnected}, status 400.
   */
  GATEWAY_NOT_CONNECTED,
  /** {@code InvalidGatewayRequestException} with the code {@code GatewayNotFound}, status 400. */
  GATEWAY_NOT_FOUND,
  /**
   * {@code InvalidGatewayRequestException} with the code {@code GatewayProxyNetworkConnectionBusy},
   * status 400.
   */
  GATEWAY_PROXY_NETWORK_CONNECTION_BUSY,
  /** {@code InternalServerError} with the code {@code InternalError}, status 500. */
  INTERNAL_ERROR,
  /** {@code InvalidGatewayRequestException} with the code {@code InvalidParameters}, status 400. */
  INVALID_PARAMETERS,
  /** {@code InvalidGatewayRequestException} with the code {@code NotSupported}, status 400. */
  NOT_SUPPORTED,
  /** {@code InvalidGatewayRequestException} with the code {@code VolumeNotFound}, status 400. */
  VOLUME_NOT_FOUND,
  /** {@code InvalidGatewayRequestException} with the code {@code VolumeNotReady}, status 400. */
  VOLUME_NOT_READY,
  /** The modelled one of {@code CreateSnapshot}, which SDKs know by type. */
  SERVICE_UNAVAILABLE,
  /** {@code AccessDeniedException}, status 400. */
  ACCESS_DENIED,
  /** {@code IncompleteSignatureException}, status 400. */
  INCOMPLETE_SIGNATURE,
  /** {@code InternalFailure}, status 500. */
  INTERNAL_FAILURE,
  /** {@code InvalidSignatureException}, status 400. */
  INVALID_SIGNATURE,
  /** A date too old; the message on the wire goes on with both times. */
  SIGNATURE_EXPIRED,
  /** A date too far ahead; the message on the wire goes on with both times. */
  SIGNATURE_NOT_YET_CURRENT,
  /** {@code MissingAuthenticationTokenException}, status 400. */
  MISSING_AUTHENTICATION_TOKEN,
  /** An access key that nobody knows. */
  UNRECOGNIZED_CLIENT,
  /** A session token that is not the one of the key. */
  INVALID_SESSION_TOKEN,
  /** {@code ExpiredTokenException}, status 400. */
  EXPIRED_TOKEN,
  /** {@code RequestExpired}, status 400. */
  REQUEST_EXPIRED,
  /** {@code SubscriptionRequiredException}, status 400. */
  SUBSCRIPTION_REQUIRED,
  /** {@code ThrottlingException}, status 400. */
  THROTTLING,
  /** A body that is not a JSON object. */
  SERIALIZATION,
  /** A member of the wrong JSON type; give its message with {@link #body(String)}. */
  WRONG_MEMBER_TYPE,
  /** {@code UnknownOperationException}, status 400. */
  UNKNOWN_OPERATION,
  /** A target, but a content type that is no JSON: 404 with an XML body. */
  UNKNOWN_OPERATION_XML,
  /**
   * A body that is no JSON object under {@code application/json}: 400 in an older service's
   * envelope (inferred).
   */
  SERIALIZATION_PLAIN_JSON,
  /** The content type {@code application/json}: 404 with a body of another protocol. */
  UNKNOWN_OPERATION_PLAIN_JSON,
  /** Not a POST, or neither a target nor a JSON content type: 403 with an XML body. */
  UNDETERMINED_OPERATION,
  /** Broken constraints; the message on the wire lists them. */
  VALIDATION,
  /** A body over the limit: 413 with a line of text; the type is a name only. */
  REQUEST_TOO_LARGE,
  /** The one that is common to all operations. */
  GENERIC_SERVICE_UNAVAILABLE;

  @Override
  public String type() {
    return entry().type();
  }

  @Override
  public Optional<String> code() {
    return entry().code();
  }

  @Override
  public int status() {
    return entry().status();
  }

  @Override
  public Optional<String> message() {
    return entry().message();
  }

  @Override
  public Optional<String> contentType() {
    return entry().contentType();
  }

  @Override
  public Set<String> retriedBy() {
    return entry().retriedBy();
  }

  @Override
  public String source() {
    return entry().source().toString();
  }

  @Override
  public String body() {
    return entry().body();
  }

  @Override
  public String body(String message) {
    return entry().body(message);
  }

  @Override
  public Optional<String> olderBody() {
    return entry().olderBody();
  }

  /** The error with this type and nested code; the first of the catalogue if several have them. */
  public static Optional<StorageGatewayError> find(String type, String code) {
    return find(type, Optional.of(code));
  }

  /** The error with this type and no nested code; the first of the catalogue if several have it. */
  public static Optional<StorageGatewayError> find(String type) {
    return find(type, Optional.empty());
  }

  private static Optional<StorageGatewayError> find(String type, Optional<String> code) {
    for (StorageGatewayError error : values()) {
      if (error.type().equals(type) && error.code().equals(code)) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  static Optional<StorageGatewayError> named(String id) {
    for (StorageGatewayError error : values()) {
      if (error.name().equals(id)) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }

  ErrorEntry entry() {
    ErrorEntry entry = Catalogue.ENTRIES.get(this);
    if (entry == null) {
      throw new IllegalStateException("errors.json has no entry " + name());
    }
    return entry;
  }

  /** Read when the first attribute is asked for, so that naming a constant costs nothing. */
  private static final class Catalogue {
    static final Map<StorageGatewayError, ErrorEntry> ENTRIES = load();

    private static Map<StorageGatewayError, ErrorEntry> load() {
      Map<StorageGatewayError, ErrorEntry> entries = new EnumMap<>(StorageGatewayError.class);
      Map<String, ErrorEntry> byId =
          ErrorEntry.readAll("errors.json", ContractFiles.bundled().read("errors.json"));
      for (StorageGatewayError error : values()) {
        ErrorEntry entry = byId.get(error.name());
        if (entry != null) {
          entries.put(error, entry);
        }
      }
      return entries;
    }
  }
}
