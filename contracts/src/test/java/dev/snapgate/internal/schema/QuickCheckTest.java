package dev.snapgate.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick check and the schema library have the same opinion of every body. */
class QuickCheckTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String ARN =
      "arn:aws:storagegateway:us-east-1:123456789012:gateway/sgw-12A3456B/volume/vol-1122AABB";

  private static ObjectNode bundled(String file) throws IOException {
    try (InputStream in =
        BodySchema.class.getResourceAsStream("/dev/snapgate/contracts/storagegateway/" + file)) {
      return (ObjectNode) MAPPER.readTree(Objects.requireNonNull(in, file));
    }
  }

  static Stream<Arguments> bundledSchemas() {
    return Stream.of(
        Arguments.of("create-snapshot/2012-06-30/request.schema.json", 1L),
        Arguments.of("create-snapshot/2012-06-30/response.schema.json", 2L),
        Arguments.of("create-snapshot/2013-06-30/request.schema.json", 3L),
        Arguments.of("create-snapshot/2013-06-30/response.schema.json", 4L),
        Arguments.of("error.schema.json", 5L));
  }

  @ParameterizedTest
  @MethodSource("bundledSchemas")
  void agreesWithTheLibraryOnGeneratedBodies(String file, long seed) throws IOException {
    ObjectNode document = bundled(file);
    QuickCheck quick = new QuickCheck(document);
    BodySchema library = BodySchema.bundled(file, document);
    Bodies bodies = new Bodies(new SplittableRandom(seed));
    int kept = 0;
    int broken = 0;

    for (int i = 0; i < 4_000; i++) {
      ObjectNode body = Json.withoutNulls(bodies.next());
      List<BrokenRule> violations = library.broken(body, BoundedCheck.STEPS);
      assertThat(quick.passes(body)).as("%s: %s", body, violations).isEqualTo(violations.isEmpty());
      if (violations.isEmpty()) {
        kept++;
      } else {
        broken++;
      }
    }
    // Neither answer is one that is always given.
    assertThat(kept).isGreaterThan(200);
    assertThat(broken).isGreaterThan(200);
  }

  static Stream<Arguments> schemas() {
    return Stream.of(
        Arguments.of("{\"allOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}"),
        Arguments.of("{\"properties\":{\"a\":{\"type\":\"boolean\"}}}"),
        Arguments.of("{\"properties\":{\"a\":{\"minItems\":2,\"items\":{\"type\":\"string\"}}}}"),
        Arguments.of("{\"properties\":{\"a\":{\"not\":{\"pattern\":\"x$\"}}}}"),
        Arguments.of("{\"properties\":{\"a\":{\"pattern\":\"^[\\\\p{L}\\\\d]+$\"}}}"),
        Arguments.of("{\"if\":{\"required\":[\"a\"]},\"then\":{\"required\":[\"b\"]}}"),
        Arguments.of("{\"if\":{\"required\":[\"a\"]},\"else\":{\"required\":[\"b\"]}}"),
        Arguments.of("{\"if\":{\"required\":[\"a\"]}}"),
        Arguments.of("{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"required\":[\"a\"]}}}"),
        Arguments.of("{\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"b\"]}"),
        Arguments.of("{\"properties\":{\"a\":{\"minLength\":2,\"maxLength\":3}}}"),
        Arguments.of("{\"properties\":{\"a\":{\"type\":\"integer\"}}}"),
        Arguments.of("{\"properties\":{\"a\":{\"minimum\":1,\"maximum\":100}}}"));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void agreesOnEachKeyword(String schema) throws IOException {
    ObjectNode document = (ObjectNode) MAPPER.readTree(schema);
    QuickCheck quick = new QuickCheck(document);
    BodySchema library = BodySchema.bundled("schema", document);
    int[] answers = new int[2];

    for (String a : VALUES) {
      for (String b : VALUES) {
        ObjectNode body = (ObjectNode) MAPPER.readTree("{" + a + b + "\"c\":1}");
        boolean keeps = library.broken(body, BoundedCheck.STEPS).isEmpty();
        assertThat(quick.passes(body)).as("%s", body).isEqualTo(keeps);
        answers[keeps ? 1 : 0]++;
      }
    }
    assertThat(answers[1]).isPositive();
    if (!schema.equals("{\"if\":{\"required\":[\"a\"]}}")) {
      assertThat(answers[0]).isPositive();
    }
  }

  /** Members {@code a} and {@code b} of every kind; of two with one name the later one counts. */
  private static final List<String> VALUES =
      List.of(
          "",
          "\"a\":\"x\",",
          "\"b\":\"xx\",",
          "\"a\":\"xxx\\n\",",
          "\"a\":\"\\uD83D\\uDE00\\uD83D\\uDE00\\uD83D\\uDE00\",",
          "\"a\":\"\\uD83D\\uDE00\",",
          "\"a\":\"\\u00e9\\u0661\",",
          "\"a\":true,",
          "\"a\":1,",
          "\"a\":0,",
          "\"a\":101,",
          "\"a\":123456789012345678901234567890,",
          "\"a\":[],",
          "\"a\":[\"x\",\"y\"],",
          "\"a\":[\"x\",1],",
          "\"a\":{},",
          "\"a\":{\"b\":1},",
          "\"a\":{\"a\":{\"b\":[]},\"b\":1},",
          "\"b\":{\"a\":1},");

  /** Whether 1.0 is an integer is the library's to say. */
  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e2", "1.5"})
  void leavesNumbersWithAFractionOrAnExponentToTheLibrary(String number) throws IOException {
    for (String rule : List.of("\"type\":\"integer\"", "\"not\":{\"minimum\":9}")) {
      QuickCheck quick =
          new QuickCheck((ObjectNode) MAPPER.readTree("{\"properties\":{\"a\":{" + rule + "}}}"));
      assertThat(quick.passes((ObjectNode) MAPPER.readTree("{\"a\":" + number + "}"))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"number\"}",
        "{\"properties\":{\"a\":{\"enum\":[1]}}}",
        "{\"properties\":{\"a\":{\"const\":1}}}",
        "{\"additionalProperties\":false}",
        "{\"properties\":{\"a\":{\"minimum\":1.5}}}",
        "{\"properties\":{\"a\":{\"multipleOf\":2}}}",
        "{\"properties\":{\"a\":true}}"
      })
  void leavesWhatItDoesNotKnowToTheLibrary(String schema) throws IOException {
    ObjectNode document = (ObjectNode) MAPPER.readTree(schema);

    assertThat(new QuickCheck(document).passes(JSON.objectNode())).isFalse();
  }

  @Test
  void leavesWhatTakesLongToTheLibrary() throws IOException {
    QuickCheck quick =
        new QuickCheck(
            (ObjectNode) MAPPER.readTree("{\"properties\":{\"a\":{\"pattern\":\"^(x+x+)+y?$\"}}}"));

    assertThat(quick.passes(JSON.objectNode().put("a", "x".repeat(20)))).isTrue();
    assertThat(quick.passes(JSON.objectNode().put("a", "x".repeat(40) + "!"))).isFalse();
  }

  @Test
  void leavesWhatIsDeepToTheLibrary() throws IOException {
    QuickCheck quick =
        new QuickCheck((ObjectNode) MAPPER.readTree("{\"properties\":{\"a\":{\"$ref\":\"#\"}}}"));
    ObjectNode body = JSON.objectNode();
    ObjectNode inner = body;
    for (int i = 0; i < 1_000; i++) {
      inner = inner.putObject("a");
    }

    assertThat(quick.passes(JSON.objectNode().set("a", JSON.objectNode()))).isTrue();
    assertThat(quick.passes(body)).isFalse();
  }

  /** Bodies that keep the contract, and bodies with some members that are as near to it. */
  private static final class Bodies {
    private static final int[] LENGTHS = {0, 1, 2, 49, 50, 51, 127, 128, 129, 255, 256, 257, 499};
    private static final String[] LETTERS = {
      "a", "Z", "0", " ", "-", "/", ":", "%", "\n", "\u00e9", "\u0661", "\ud83d\ude00", "aws:"
    };

    private final SplittableRandom random;

    Bodies(SplittableRandom random) {
      this.random = random;
    }

    ObjectNode next() {
      ObjectNode body = JSON.objectNode();
      member(body, "VolumeARN", JSON.textNode(arn()));
      member(
          body, "SnapshotDescription", JSON.textNode(random.nextInt(3) == 0 ? text() : "nightly"));
      if (random.nextInt(3) == 0) {
        member(body, "Tags", tags());
      }
      if (random.nextBoolean()) {
        member(
            body,
            "SnapshotId",
            JSON.textNode(
                pick(
                    "snap-78e22663", "snap-00000000000000001", "snap-1", "snap-78E22663", text())));
      }
      if (random.nextBoolean()) {
        member(body, "__type", JSON.textNode(pick("ValidationException", text())));
        member(body, pick("message", "Message"), JSON.textNode(text()));
        ObjectNode error = JSON.objectNode();
        member(error, "errorCode", JSON.textNode(pick("VolumeNotFound", text())));
        if (random.nextBoolean()) {
          member(error, "errorDetails", JSON.objectNode().put("a", "b"));
        }
        member(body, "error", error);
      }
      if (random.nextInt(8) == 0) {
        member(body, text(), JSON.textNode(text()));
      }
      return body;
    }

    /** Most of the time as given, sometimes not at all, or of any kind. */
    private void member(ObjectNode parent, String name, JsonNode usual) {
      int chance = random.nextInt(24);
      if (chance == 0) {
        return;
      }
      parent.set(name, chance == 1 ? any() : usual);
    }

    private JsonNode any() {
      return switch (random.nextInt(7)) {
        case 0 -> JSON.nullNode();
        case 1 -> JSON.booleanNode(random.nextBoolean());
        case 2 -> JSON.numberNode(random.nextInt());
        case 3 -> JSON.arrayNode().add(text());
        case 4 -> JSON.objectNode().put(text(), text());
        case 5 -> JSON.arrayNode();
        default -> JSON.textNode(text());
      };
    }

    private ArrayNode tags() {
      ArrayNode tags = JSON.arrayNode();
      int count = random.nextInt(4) == 0 ? 49 + random.nextInt(3) : random.nextInt(4);
      for (int i = 0; i < count; i++) {
        ObjectNode tag = JSON.objectNode();
        if (count > 40) {
          tags.add(tag.put("Key", "k" + i).put("Value", ""));
        } else {
          member(tag, "Key", JSON.textNode(random.nextInt(4) == 0 ? text() : "made-by"));
          member(tag, "Value", JSON.textNode(random.nextInt(4) == 0 ? text() : ""));
          tags.add(random.nextInt(40) == 0 ? any() : tag);
        }
      }
      return tags;
    }

    private String arn() {
      return switch (random.nextInt(8)) {
        case 0 -> ARN.replace("aws:", pick("aws-cn:", "aws-iso-b:", "aws-eusc:", "aws-x:", ":"));
        case 1 -> ARN + pick("x", " ", "\n", "\u00e9", "/");
        case 2 -> ARN.substring(0, random.nextInt(ARN.length()));
        case 3 -> ARN.replace("sgw-", "a/volume/vol-".repeat(random.nextInt(36)));
        case 4 -> text();
        default -> ARN;
      };
    }

    private String text() {
      String letter = random.nextInt(3) == 0 ? pick(LETTERS) : "a";
      int length = LENGTHS[random.nextInt(LENGTHS.length)];
      String text = random.nextBoolean() ? letter.repeat(length) : "b".repeat(length) + letter;
      return random.nextInt(3) == 0 ? text + pick(LETTERS) : text;
    }

    private String pick(String... of) {
      return of[random.nextInt(of.length)];
    }
  }
}
