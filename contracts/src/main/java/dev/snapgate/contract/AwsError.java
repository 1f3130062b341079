package dev.snapgate.contract;

import java.util.Optional;
import java.util.Set;

/**
 * An error that a service of AWS answers.
 *
 * <pre>{@code
 * AwsError error = StorageGatewayError.VOLUME_NOT_FOUND;
 * error.status(); // 400
 * error.type();   // "InvalidGatewayRequestException"
 * error.code();   // Optional[VolumeNotFound]
 * }</pre>
 *
 * <p>Each service has an enum of its errors. Further services bring further enums, so code that
 * handles an error takes this type.
 */
public sealed interface AwsError permits StorageGatewayError {

  /** The name of the constant: {@code VOLUME_NOT_FOUND}. */
  String name();

  /**
   * The name of the exception: {@code __type} on the wire, or the name of an error that carries
   * none.
   */
  String type();

  /**
   * The nested {@code errorCode}: {@code VolumeNotFound}. Only errors of the operation itself have
   * one.
   */
  Optional<String> code();

  /** The HTTP status, 400 to 599. */
  int status();

  /** The message, if there is a usual one. */
  Optional<String> message();

  /** The content type of the body; empty if the service sends no such header. */
  Optional<String> contentType();

  /**
   * The clients that try again by default when they get this: of {@code boto3-legacy}, {@code
   * boto3-standard}, {@code java-v1}, {@code java-v2} and {@code js-v3}, as measured in November
   * 2026 or read in their sources. An operation without an idempotency token, such as
   * CreateSnapshot, may then be carried out twice.
   */
  Set<String> retriedBy();

  /**
   * What this entry rests on: {@code observed}, {@code observed-elsewhere} (on another service of
   * AWS), {@code documented}, {@code modelled} or {@code inferred}, and where; what was observed
   * has a date.
   */
  String source();

  /** The body on the wire with the usual message; empty if there is no body. */
  String body();

  /**
   * The body on the wire with another message.
   *
   * @throws IllegalStateException if the body of this error has no place for one
   */
  String body(String message);

  /**
   * The body on the wire as older services of AWS send it, empty where they send none; no value if
   * one form alone is known.
   */
  Optional<String> olderBody();
}
