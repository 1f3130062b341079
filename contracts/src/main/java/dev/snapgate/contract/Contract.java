package dev.snapgate.contract;

import dev.snapgate.internal.json.Members;
import dev.snapgate.internal.schema.BodySchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What one operation promises in one API version: how it is addressed, what it takes, what it
 * answers.
 *
 * <pre>{@code
 * Contract contract = Contracts.bundled().contract("CreateSnapshot", "2012-06-30");
 * contract.targets().get(0); // "StorageGateway_20120630.CreateSnapshot"
 * contract.readRequest(body).violations();
 * byte[] answer = contract.response(Map.of("VolumeARN", arn, "SnapshotId", "snap-78e22663"));
 * }</pre>
 *
 * <p>Immutable, and safe to use from many threads. Every limit is written in a schema with its
 * source; see {@link Violation#source()}.
 */
public final class Contract {

  private final String service;
  private final String operation;
  private final String apiVersion;
  private final List<String> targets;
  private final String path;
  private final String contentType;
  private final List<AwsError> errors;
  private final boolean creates;
  private final boolean pageLayout;
  private final BodySchema request;
  private final BodySchema response;
  private final BodySchema error;

  Contract(
      String service,
      String operation,
      String apiVersion,
      List<String> targets,
      String path,
      String contentType,
      List<AwsError> errors,
      boolean creates,
      boolean pageLayout,
      BodySchema request,
      BodySchema response,
      BodySchema error) {
    this.service = service;
    this.operation = operation;
    this.apiVersion = apiVersion;
    this.targets = targets;
    this.path = path;
    this.contentType = contentType;
    this.errors = errors;
    this.creates = creates;
    this.pageLayout = pageLayout;
    this.request = request;
    this.response = response;
    this.error = error;
  }

  /** The service, as IAM and the credential scope name it: {@code storagegateway}. */
  public String service() {
    return service;
  }

  /** Whether the operation is called this, with its service or without. */
  boolean isNamed(String name) {
    return name.equals(operation) || name.equals(service + ":" + operation);
  }

  /** The operation's name: {@code CreateSnapshot}. */
  public String operation() {
    return operation;
  }

  /** The API version as AWS writes it: {@code 2013-06-30}. */
  public String apiVersion() {
    return apiVersion;
  }

  /**
   * The values of {@code X-Amz-Target} that mean this contract, its own first. That {@code
   * StorageGateway_20120430} means 2012-06-30 is inferred.
   */
  public List<String> targets() {
    return targets;
  }

  /** The path of the request: {@code /}. */
  public String path() {
    return path;
  }

  /** The content type of requests and responses: {@code application/x-amz-json-1.1}. */
  public String contentType() {
    return contentType;
  }

  /** The errors that may be answered: this operation's own, then those common to all operations. */
  public List<AwsError> errors() {
    return errors;
  }

  /** Whether a success of the operation creates something that costs money: a snapshot. */
  public boolean creates() {
    return creates;
  }

  /** The members that a request of this version may have; others are ignored. */
  public List<String> requestMembers() {
    return request.members();
  }

  /** The members of a successful response, in their order. */
  List<String> responseMembers() {
    return response.members();
  }

  /** Reads the body of a request. Members that the contract does not know are allowed. */
  public Payload readRequest(byte[] body) {
    return Payload.read(body, request);
  }

  /** Reads the body of a successful response. */
  public Payload readResponse(byte[] body) {
    return Payload.read(body, response);
  }

  /** Reads the body of an error. */
  public Payload readError(byte[] body) {
    return Payload.read(body, error);
  }

  /**
   * The body of a successful response, in UTF-8: compact in 2013-06-30; in 2012-06-30 laid out as
   * in the example of the user guide's CreateSnapshot page, which it equals byte for byte (137 of
   * them) when given that example's values.
   *
   * @param members the members of the response by name, in any order; each a {@code String}, {@code
   *     Integer}, {@code Long} or {@code Boolean}, or a {@code List} or {@code Map} of such values,
   *     which keeps its order
   * @throws IllegalArgumentException if a member that the response needs is missing, if it knows
   *     one of them not, or if a value is of another type
   */
  public byte[] response(Map<String, ?> members) {
    List<String> names = response.members();
    if (!names.containsAll(members.keySet())
        || !members.keySet().containsAll(response.required())) {
      throw new IllegalArgumentException(
          "the members of a "
              + operation
              + " response are "
              + names
              + ", not "
              + members.keySet().stream().sorted().toList());
    }
    return Members.of(members).json(names, pageLayout).getBytes(StandardCharsets.UTF_8);
  }

  /** Operation and API version. */
  @Override
  public String toString() {
    return operation + " of API version " + apiVersion;
  }
}
