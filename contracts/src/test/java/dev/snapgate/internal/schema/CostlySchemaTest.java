package dev.snapgate.internal.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Schemas that cost more than anyone will wait for. Time is never asserted; what is not cut off
 * would not end before the timeout.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CostlySchemaTest {

  /**
   * Exponential: {@link java.util.regex.Pattern} remembers what failed for one loop, not for two.
   */
  private static final String EVIL = "^((a+)+)+$";

  private static final String VALUE = "a".repeat(40) + "!";

  /** The answers are the same with the whole budget, but come later. */
  private static final int FEW_STEPS = 100_000;

  private static final String LIMIT_OF_OURS =
      "inferred: a limit of this library, and no rule of AWS";

  @Test
  void givesUpAPatternThatIsExponentialAndTellsWhereAndWhich() {
    BodySchema schema = schema("'X': {" + sourced("pattern", "'" + EVIL + "'") + "}");

    List<BrokenRule> violations = schema.broken(read(body(VALUE)));

    assertThat(violations)
        .containsExactly(
            new BrokenRule("/X", "patternCost", EVIL, "\"" + VALUE + "\"", "modelled: here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^(.*?a)*(.*?,)*(.*?!)*z",
        "^(a+)+\\\\1$",
        "^(a|aa)+\\\\1$",
        "^((a|a)+)+$",
        "(?=((a+)+)+$)b",
        "(?i)^((A+)+)+$",
        "a*a*a*b",
      })
  void givesUpWhateverIsCostlyInsideAPattern(String pattern) {
    BodySchema schema = schema("'X': {" + sourced("pattern", "'" + pattern + "'") + "}");

    assertThat(
            told(
                schema,
                object("{'X': '" + "a".repeat(40) + ",a".repeat(500) + "a".repeat(500) + "'}")))
        .isEqualTo("/X patternCost");
  }

  @Test
  void givesUpAPatternThatMustNotMatch() {
    BodySchema schema = schema("'X': {" + sourced("not", "{'pattern': '" + EVIL + "'}") + "}");

    assertThat(violations(schema, object("{'X': '" + VALUE + "'}")))
        .extracting(BrokenRule::pointer, BrokenRule::rule, BrokenRule::limit, BrokenRule::source)
        .containsExactly(tuple("/X", "patternCost", EVIL, "modelled: here"));
  }

  @Test
  void givesUpAPatternThatIsAConditionAndSaysNothingOfWhatDependsOnIt() {
    BodySchema schema =
        schema(
            "'X': {'if': {'pattern': '"
                + EVIL
                + "'}, 'then': {"
                + sourced("const", "1")
                + "}, 'else': {"
                + sourced("const", "2")
                + "}}");

    assertThat(violations(schema, object("{'X': '" + VALUE + "'}")))
        .extracting(BrokenRule::pointer, BrokenRule::rule, BrokenRule::limit, BrokenRule::source)
        .containsExactly(tuple("/X", "patternCost", EVIL, LIMIT_OF_OURS));
  }

  @Test
  void namesTheItemAndTheSourceOfAPatternBehindAReference() {
    BodySchema schema =
        schema(
            "'X': {'items': {'$ref': '#/$defs/Evil'}}",
            "'$defs': {'Evil': {" + sourced("pattern", "'" + EVIL + "'") + "}}");

    assertThat(violations(schema, object("{'X': ['a', '" + VALUE + "', 'a']}")))
        .extracting(BrokenRule::pointer, BrokenRule::rule, BrokenRule::source)
        .containsExactly(tuple("/X/1", "patternCost", "modelled: here"));
  }

  @Test
  void keepsWhatItFoundBeforeItGaveUp() {
    BodySchema schema =
        schema(
            "'A': {"
                + sourced("type", "'string'")
                + "}, 'X': {"
                + sourced("pattern", "'" + EVIL + "'")
                + "}");

    assertThat(told(schema, object("{'A': 1, 'X': '" + VALUE + "'}")))
        .isEqualTo("/A type, /X patternCost");
  }

  /** Which length is too much depends on the thread's stack; this one is for every stack. */
  @ParameterizedTest
  @ValueSource(strings = {"^(a|b)*$", "^(?:(a)|b)+$"})
  void turnsARecursionThatOverflowsTheStackIntoAViolation(String pattern) {
    BodySchema schema = schema("'X': {" + sourced("pattern", "'" + pattern + "'") + "}");

    assertThat(schema.broken(read(body("ab".repeat(500_000)))))
        .extracting(BrokenRule::pointer, BrokenRule::rule, BrokenRule::limit)
        .containsExactly(tuple("/X", "patternCost", pattern));
  }

  @Test
  void countsAllValuesOfABodyTogetherAndBlamesTheCostliest() {
    BodySchema schema =
        schema(
            "'X': {'items': {'allOf': [{"
                + sourced("pattern", "'x'")
                + "}, {"
                + sourced("not", "{'pattern': '[xy]+!'}")
                + "}]}}");
    // Each costs about 10,000 steps, the second a few more.
    String value = "'" + "x".repeat(100) + "', ";

    assertThat(
            violations(
                schema,
                object("{'X': [" + value + "'y" + value.substring(1) + value.repeat(50) + "'x']}")))
        .extracting(BrokenRule::pointer, BrokenRule::rule, BrokenRule::limit)
        .containsExactly(tuple("/X/1", "patternCost", "[xy]+!"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z ]*$",
        "^.*$",
        "^\\\\S[\\\\p{L}\\\\p{Z}!]*$",
        "^(?:[a-z]++ ?)*+!?$",
        "a!$",
        "^(?!.*b).*$",
      })
  void takesALinearPatternOnTheLargestBody(String pattern) {
    BodySchema schema = schema("'X': {" + sourced("pattern", "'" + pattern + "'") + "}");
    String value = "a".repeat((1 << 20) - 10) + (pattern.contains("!") ? "!" : "");

    assertThat(schema.broken(read(body(value)))).isEmpty();
  }

  @Test
  void takesTenLinearPatternsOnTheLargestBody() {
    String patterns =
        IntStream.range(0, 10)
            .mapToObj(i -> "{" + sourced("pattern", "'^[a-z]*$'") + "}")
            .collect(Collectors.joining(", "));
    BodySchema schema = schema("'X': {'allOf': [" + patterns + "]}");

    assertThat(schema.broken(read(body("a".repeat((1 << 20) - 10))))).isEmpty();
  }

  @Test
  void takesAsManyItemsAsTheLargestBodyHas() {
    BodySchema schema = schema("'X': {'items': {" + sourced("type", "'integer'") + "}}");
    byte[] body = ("{\"X\":[" + "1,".repeat((1 << 19) - 10) + "1]}").getBytes(UTF_8);

    assertThat(schema.broken(read(body))).isEmpty();
  }

  @Test
  void countsTheSameStepsEachTime() {
    BodySchema schema = schema("'X': {" + sourced("pattern", "'^((a|b|ab)+)+c'") + "}");
    ObjectNode body = object("{'X': '" + "ab".repeat(8) + "d'}");

    int steps = schema.cost(body);

    assertThat(steps).isGreaterThan(1_000);
    for (int i = 0; i < 200; i++) {
      assertThat(schema.cost(body)).isEqualTo(steps);
    }
  }

  /** The worst that the schemas' own lengths let through to their patterns. */
  @Test
  void spendsLittleOnTheWorstThatTheBundledContractsLetThrough() throws IOException {
    String arn = "arn:aws:storagegateway:us-east-1:1:gateway/x";
    String squared = arn + "/volume/vol-".repeat((499 - arn.length()) / 12) + " ";
    String tag = "{'Key': '" + "a".repeat(127) + "%', 'Value': ''}";
    String tags = "[" + (tag + ", ").repeat(49) + tag + "]";
    ObjectNode request =
        object(
            "{'VolumeARN': '" + squared + "', 'SnapshotDescription': 'd', 'Tags': " + tags + "}");
    BodySchema today = bundled("create-snapshot/2013-06-30/request.schema.json");

    assertThat(today.broken(request)).extracting(BrokenRule::rule).containsOnly("pattern");
    assertThat(today.cost(request)).isBetween(10_000, BoundedCheck.STEPS / 200);
    for (String file :
        List.of(
            "create-snapshot/2012-06-30/request.schema.json",
            "create-snapshot/2012-06-30/response.schema.json",
            "create-snapshot/2013-06-30/response.schema.json")) {
      ObjectNode response =
          object(
              "{'VolumeARN': '" + squared + "', 'SnapshotId': 'snap-" + "a".repeat(500_000) + "'}");
      assertThat(bundled(file).cost(file.contains("request") ? request : response))
          .as(file)
          .isLessThan(BoundedCheck.STEPS / 200);
    }
  }

  @Test
  void givesUpReferencesThatDoubleAtEachStep() {
    String doubling =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    "'c0': {'allOf': [{'$ref': '#/$defs/c1'}, {'$ref': '#/$defs/c1'}]}"
                        .replace("c1", "c" + (i + 1))
                        .replace("c0", "c" + i))
            .collect(Collectors.joining(", "));
    BodySchema schema =
        schema("'X': {'$ref': '#/$defs/c0'}", "'$defs': {" + doubling + ", 'c60': {}}");

    assertThat(violations(schema, object("{'X': 'x'}")))
        .containsExactly(
            new BrokenRule("", "schemaCost", "f.schema.json", "{\"X\":\"x\"}", LIMIT_OF_OURS));
  }

  @Test
  void checksARecursiveSchemaFourHundredLevelsDeep() {
    BodySchema schema =
        schema("'child': {'$ref': '#'}, 'name': {" + sourced("type", "'string'") + "}");

    assertThat(told(schema, object("{'child': ".repeat(400) + "{'name': 1}" + "}".repeat(400))))
        .isEqualTo("/child".repeat(400) + "/name type");
  }

  @Test
  void givesUpARecursionThatIsDeeperThanTheStackWouldCarry() {
    BodySchema schema = schema("'child': {'$ref': '#'}");

    assertThat(told(schema, object("{'child': ".repeat(998) + "{}" + "}".repeat(998))))
        .isEqualTo(" schemaCost");
  }

  @Test
  void doesNotBlameACheapPatternForTheDepth() {
    BodySchema schema =
        schema("'name': {" + sourced("pattern", "'x'") + "}, 'child': {'$ref': '#'}");
    String name = "{'name': '" + "y".repeat(50_000) + "', 'child': ";

    assertThat(told(schema, object(name + "{'child': ".repeat(997) + "{}" + "}".repeat(998))))
        .isEqualTo(" schemaCost, /name pattern");
  }

  @Test
  void givesUpARecursionThatDoublesOnEachLevelOfTheBody() {
    String child = "{'properties': {'child': {'$ref': '#'}}}";
    BodySchema schema = schema("'x': {}", "'allOf': [" + child + ", " + child + "]");

    assertThat(told(schema, object("{'child': ".repeat(60) + "{}" + "}".repeat(60))))
        .isEqualTo(" schemaCost");
  }

  private static String sourced(String keyword, String limit) {
    return "'KEYWORD': LIMIT, 'sources': {'KEYWORD': {'kind': 'modelled', 'where': 'here'}}"
        .replace("KEYWORD", keyword)
        .replace("LIMIT", limit);
  }

  private static BodySchema schema(String properties, String... more) {
    return BodySchema.of(
        "f.schema.json",
        object(
            "{'$schema': '"
                + SchemaCheck.DRAFT
                + "', 'properties': {"
                + properties
                + "}"
                + List.of(more).stream().map(", "::concat).collect(Collectors.joining())
                + "}"));
  }

  private static BodySchema bundled(String file) throws IOException {
    try (InputStream in =
        BodySchema.class.getResourceAsStream("/dev/snapgate/contracts/storagegateway/" + file)) {
      return BodySchema.of(file, read(Objects.requireNonNull(in, file).readAllBytes()));
    }
  }

  private static byte[] body(String value) {
    return ("{\"X\":\"" + value + "\"}").getBytes(UTF_8);
  }

  private static ObjectNode object(String json) {
    return read(json.replace('\'', '"').getBytes(UTF_8));
  }

  private static ObjectNode read(byte[] json) {
    return Objects.requireNonNull(Json.read(json).root());
  }

  private static List<BrokenRule> violations(BodySchema schema, ObjectNode body) {
    return schema.broken(body, FEW_STEPS);
  }

  private static String told(BodySchema schema, ObjectNode body) {
    return violations(schema, body).stream()
        .map(violation -> violation.pointer() + " " + violation.rule())
        .collect(Collectors.joining(", "));
  }
}
