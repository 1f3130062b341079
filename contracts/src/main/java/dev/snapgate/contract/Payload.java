package dev.snapgate.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.Json;
import dev.snapgate.internal.json.JsonText;
import dev.snapgate.internal.schema.BodySchema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body, read once.
 *
 * <pre>{@code
 * Payload request = Contracts.bundled().contract("CreateSnapshot", "2013-06-30").readRequest(body);
 * request.unreadable();            // empty: it is a JSON object
 * request.text("/VolumeARN");      // the ARN
 * request.size("/Tags");           // how many tags
 * request.violations();            // what the contract has against it
 * }</pre>
 *
 * <p>Reading never throws, whatever the bytes are, and costs time linear in them.
 *
 * <p>AWS does not say what it makes of a byte order mark, duplicate members, half a surrogate pair,
 * content after the object, nesting of more than 1,000 levels or numbers of more than 1,000
 * characters. Here such a body is unreadable: inferred. So is that a member that is null counts as
 * absent (seen with Kinesis, which speaks the same protocol).
 *
 * <p>Pointers are JSON pointers (RFC 6901), such as {@code /Tags/0/Key}; another string is an
 * {@link IllegalArgumentException} that shows how to write it.
 */
public final class Payload {

  private final Json.Document document;
  private final BodySchema schema;
  private volatile @Nullable List<Violation> violations;

  private Payload(Json.Document document, BodySchema schema) {
    this.document = document;
    this.schema = schema;
  }

  static Payload read(byte[] bytes, BodySchema schema) {
    return new Payload(Json.read(bytes), schema);
  }

  /**
   * Reads bodies that no contract knows against a schema: those of a control API, for example.
   *
   * <pre>{@code
   * Function<byte[], Payload> reader = Payload.reader("openapi.json", schema, "/components/schemas/Fault");
   * reader.apply(body).violations();
   * }</pre>
   *
   * @param file what messages call the schema
   * @param schema a JSON object in UTF-8, of draft 2020-12 or of OpenAPI 3.1, with the keywords
   *     that contracts may have; it needs no sources
   * @param pointer of the schema in it, empty for the whole
   * @throws IllegalArgumentException if it is no JSON object, or no schema, or if the pointer is
   *     not a JSON pointer
   */
  public static Function<byte[], Payload> reader(String file, byte[] schema, String pointer) {
    Json.Document read = Json.read(schema);
    ObjectNode root = read.root();
    if (root == null) {
      throw new IllegalArgumentException(file + " is not one JSON object: " + read.problem());
    }
    BodySchema compiled = BodySchema.within(file, root, pointer);
    return body -> Payload.read(body, compiled);
  }

  /** The whole body; a missing node if it is unreadable. */
  JsonNode root() {
    return at("");
  }

  /** Why this is not one JSON object, in a few words; empty if it is one. */
  public Optional<String> unreadable() {
    return Optional.ofNullable(document.problem());
  }

  /**
   * What the contract has against this body: in the order of the schema's members, then by index,
   * and for one value its type, pattern, minimum and maximum. Empty if nothing, or if the body is
   * unreadable; at most 100.
   *
   * <p>A contract of your own may have a pattern that costs more than anyone will wait for. The
   * check then ends after a fixed number of steps, the same on every machine, with a violation
   * {@code patternCost} at the value that cost the most; what comes after it is not checked. The
   * bundled contracts never come near that.
   */
  public List<Violation> violations() {
    List<Violation> known = violations;
    if (known == null) {
      known = check();
      violations = known;
    }
    return known;
  }

  private List<Violation> check() {
    ObjectNode root = document.root();
    if (root == null) {
      return List.of();
    }
    return schema.broken(document.nulls() ? Json.withoutNulls(root) : root).stream()
        .map(
            broken ->
                new Violation(
                    broken.pointer(),
                    broken.rule(),
                    broken.limit(),
                    broken.value(),
                    broken.source()))
        .toList();
  }

  /** The string at this pointer; empty if there is none, or another kind of value. */
  public Optional<String> text(String pointer) {
    return Optional.ofNullable(at(pointer).textValue());
  }

  /**
   * The integer at this pointer; empty if there is none, if it has a fraction or an exponent, or if
   * it is outside the range of a {@code long}.
   */
  public OptionalLong integer(String pointer) {
    JsonNode node = at(pointer);
    return node.isIntegralNumber() && node.canConvertToLong()
        ? OptionalLong.of(node.longValue())
        : OptionalLong.empty();
  }

  /** How many items or members the array or object at this pointer has; 0 if there is neither. */
  public int size(String pointer) {
    return at(pointer).size();
  }

  /**
   * {@code string}, {@code number}, {@code boolean}, {@code array}, {@code object} or {@code null};
   * empty if absent.
   */
  public Optional<String> kind(String pointer) {
    JsonNode node = at(pointer);
    return node.isMissingNode() ? Optional.empty() : Optional.of(Json.kind(node));
  }

  private JsonNode at(String pointer) {
    ObjectNode root = document.root();
    if (root != null && pointer.lastIndexOf('/') == 0 && pointer.indexOf('~') < 0) {
      return root.path(pointer.substring(1));
    }
    JsonPointer path = Json.pointer(pointer);
    return root == null ? MissingNode.getInstance() : root.at(path);
  }

  /** The body in short, or why it is unreadable. */
  @Override
  public String toString() {
    ObjectNode root = document.root();
    return root == null ? "unreadable body: " + document.problem() : JsonText.abbreviated(root);
  }
}
