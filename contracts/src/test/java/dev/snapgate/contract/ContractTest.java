package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

  private static final String ARN =
      "arn:aws:storagegateway:us-east-1:111122223333:gateway/mygateway/volume/vol-1122AABB";

  private final Contract old = Contracts.bundled().contract("CreateSnapshot", "2012-06-30");
  private final Contract today = Contracts.bundled().contract("CreateSnapshot", "2013-06-30");

  @Test
  void describesTheOperationOfBothVersions() {
    assertThat(Contracts.bundled().operation("CreateSnapshot")).containsExactly(old, today);
    assertThat(old.targets())
        .containsExactly(
            "StorageGateway_20120630.CreateSnapshot", "StorageGateway_20120430.CreateSnapshot");
    assertThat(today.targets()).containsExactly("StorageGateway_20130630.CreateSnapshot");
    assertThat(today.operation()).isEqualTo("CreateSnapshot");
    assertThat(today.path()).isEqualTo("/");
    assertThat(today.contentType()).isEqualTo("application/x-amz-json-1.1");
    assertThat(today).hasToString("CreateSnapshot of API version 2013-06-30");
  }

  @Test
  void hasTheNineErrorsOfThePageFirst() {
    List<String> nine =
        List.of(
            "GatewayInternalError",
            "GatewayNotConnected",
            "GatewayNotFound",
            "GatewayProxyNetworkConnectionBusy",
            "InternalError",
            "InvalidParameters",
            "NotSupported",
            "VolumeNotFound",
            "VolumeNotReady");
    assertThat(old.errors().stream().limit(9).map(e -> e.code().orElseThrow()))
        .containsExactlyElementsOf(nine);
    assertThat(old.errors()).doesNotContain(StorageGatewayError.SERVICE_UNAVAILABLE);
    assertThat(today.errors()).contains(StorageGatewayError.SERVICE_UNAVAILABLE);
    assertThat(today.errors()).containsExactlyInAnyOrder(StorageGatewayError.values());
  }

  @Test
  void printsThePagesExampleResponseInItsHundredAndThirtySevenBytes() {
    byte[] body = old.response(Map.of("SnapshotId", "snap-78e22663", "VolumeARN", ARN));

    assertThat(new String(body, UTF_8))
        .isEqualTo("{\n  \"VolumeARN\": \"" + ARN + "\",\n  \"SnapshotId\": \"snap-78e22663\"\n}");
    assertThat(body).hasSize(137);
    assertThat(old.readResponse(body).violations()).isEmpty();
  }

  @Test
  void printsTodaysResponseCompact() {
    byte[] body = today.response(Map.of("SnapshotId", "snap-78e22663", "VolumeARN", ARN));

    assertThat(new String(body, UTF_8))
        .isEqualTo("{\"VolumeARN\":\"" + ARN + "\",\"SnapshotId\":\"snap-78e22663\"}");
    assertThat(today.readResponse(body).violations()).isEmpty();
  }

  @Test
  void escapesWhatItPrints() {
    byte[] body = today.response(Map.of("SnapshotId", "\"\\\n\u0001\ud800é", "VolumeARN", ""));

    assertThat(new String(body, UTF_8)).contains("\"SnapshotId\":\"\\\"\\\\\\n\\u0001\\ud800é\"");
  }

  @Test
  void refusesAResponseWithOtherMembers() {
    assertThatThrownBy(() -> old.response(Map.of("SnapshotId", "snap-78e22663")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the members of a CreateSnapshot response are [VolumeARN, SnapshotId], not"
                + " [SnapshotId]");
    assertThatThrownBy(() -> old.response(Map.of("SnapshotId", "", "VolumeArn", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void acceptsThePagesExampleRequest() {
    String body = request(ARN, "snapshot description");
    for (Contract contract : Contracts.bundled().operation("CreateSnapshot")) {
      Payload request = contract.readRequest(body.getBytes(UTF_8));
      assertThat(request.violations()).isEmpty();
      assertThat(request.unreadable()).isEmpty();
      assertThat(request.text("/VolumeARN")).contains(ARN);
      assertThat(request.text("/SnapshotDescription")).contains("snapshot description");
    }
  }

  @Test
  void ignoresMembersThatItDoesNotKnow() {
    String body =
        "{\"VolumeARN\":\"" + ARN + "\",\"SnapshotDescription\":\"d\",\"Other\":{\"x\":[1]}}";
    assertThat(violations(old, body)).isEmpty();
    assertThat(violations(today, body)).isEmpty();
  }

  @Test
  void saysWhichMembersAreMissingEachAtItsOwnPlace() {
    for (Contract contract : Contracts.bundled().operation("CreateSnapshot")) {
      List<Violation> violations =
          contract.readRequest("{\"SnapshotDescription\":null}".getBytes(UTF_8)).violations();
      assertThat(violations)
          .extracting(Violation::pointer, Violation::rule, Violation::limit, Violation::value)
          .containsExactly(
              tuple("/VolumeARN", "required", "VolumeARN", "absent"),
              tuple("/SnapshotDescription", "required", "SnapshotDescription", "absent"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, minLength",
    "1, ''",
    "255, ''",
    "256, maxLength",
  })
  void countsADescriptionInCodePoints(int length, String broken) {
    for (String character : List.of("d", "é", "\ud83d\ude00")) {
      String body = request(ARN, character.repeat(length));
      assertThat(violations(old, body)).isEqualTo(at("/SnapshotDescription", broken));
      assertThat(violations(today, body)).isEqualTo(at("/SnapshotDescription", broken));
    }
  }

  @ParameterizedTest
  @CsvSource({"49, minLength", "50, ''", "500, ''", "501, maxLength"})
  void boundsTheArnInBothVersions(int length, String broken) {
    String arn = "arn:aws:storagegateway:r:1:gateway/g/volume/vol-" + "1".repeat(length - 48);
    assertThat(arn).hasSize(length);
    assertThat(violations(old, request(arn, "d"))).isEqualTo(at("/VolumeARN", broken));
    assertThat(violations(today, request(arn, "d"))).isEqualTo(at("/VolumeARN", broken));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:storagegateway:us-east-1:111122223333:gateway/mygateway/volume/vol-1122AABB",
        "arn:aws-cn:storagegateway:us-east-1:111122223333:gateway/mygateway/volume/vol-1122AABB",
        "arn:aws-us-gov:storagegateway:us-east-1:1:gateway/sgw-12A3456B/volume/vol-1122AABB",
        "arn:aws-iso-b:storagegateway:us-isob-east-1:1:gateway/sgw-12A3456B/volume/vol-1122AABB",
        "arn:aws-eusc:storagegateway:eusc-de-east-1:1:gateway/sgw-12A3456B/volume/vol-1122AABB",
        "arn:aws:storagegateway:us-east-1:1:gateway/with/a/slash/volume/vol-1122AABB",
      })
  void acceptsArnsOfEveryPartition(String arn) {
    assertThat(violations(today, request(arn, "d"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x arn:aws:storagegateway:us-east-1:111122223333:gateway/g/volume/vol-1122AABB",
        "arn:aws:storagegateway:us-east-1:111122223333:gateway/g/volume/vol-1122AABB x",
        "arn:aws:storagegateway:us-east-1:111122223333:gateway/g/volume/vol-1122AABB\\n",
        "arn:awsx:storagegateway:us-east-1:111122223333:gateway/g/volume/vol-1122AABB",
        "arn:aws:storagegateway:us-east-1:111122223333:gateway/g/tape/tape-1122AABB-1122",
        "arn:aws:ec2:us-east-1:111122223333:gateway/mygateway/volume/vol-1122AABB",
      })
  void matchesTheArnWithItsWholePatternTodayAndWithNoneIn2012(String arn) {
    assertThat(violations(today, request(arn, "d"))).isEqualTo("/VolumeARN pattern");
    assertThat(violations(old, request(arn, "d"))).isEmpty();
  }

  @Test
  void listsThePatternOfOneValueBeforeItsLength() {
    assertThat(violations(today, request("x", "")))
        .isEqualTo("/VolumeARN pattern, /VolumeARN minLength, /SnapshotDescription minLength");
  }

  @Test
  void tellsThePatternOfWhatIsTooLongToo() {
    assertThat(violations(today, request("x".repeat(501), "d")))
        .isEqualTo("/VolumeARN pattern, /VolumeARN maxLength");
  }

  @Test
  void takesTagsTodayAndIgnoresThemIn2012() {
    assertThat(violations(today, tagged("[]"))).isEmpty();
    assertThat(violations(today, tagged("[{\"Key\":\"a b_.:/=+-@é1\",\"Value\":\"\"}]"))).isEmpty();
    assertThat(violations(today, tagged("null"))).isEmpty();
    assertThat(violations(today, tagged("{}"))).isEqualTo("/Tags type");
    assertThat(violations(old, tagged("{}"))).isEmpty();
  }

  @Test
  void checksEachTagInTheOrderOfIndexAndMember() {
    String tags =
        "[{\"Value\":7,\"Key\":\"aws:x\"},{\"Key\":\"\"},null,{\"Value\":\""
            + "v".repeat(257)
            + "\",\"Key\":\"k%\"},{\"Key\":\""
            + "%".repeat(129)
            + "\",\"Value\":\"v\"},7]";
    assertThat(violations(today, tagged(tags)))
        .isEqualTo(
            "/Tags/0/Key notPattern, /Tags/0/Value type, /Tags/1/Key minLength, /Tags/1/Value"
                + " required, /Tags/2 type, /Tags/3/Key pattern, /Tags/3/Value maxLength,"
                + " /Tags/4/Key pattern, /Tags/4/Key maxLength, /Tags/5 type");
  }

  @Test
  void ordersIndexesAsNumbers() {
    String tags =
        IntStream.range(0, 11).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));
    List<String> pointers =
        today.readRequest(tagged(tags).getBytes(UTF_8)).violations().stream()
            .map(Violation::pointer)
            .toList();
    assertThat(pointers).hasSize(22).startsWith("/Tags/0/Key", "/Tags/0/Value", "/Tags/1/Key");
    assertThat(pointers).endsWith("/Tags/10/Key", "/Tags/10/Value");
  }

  @Test
  void allowsFiftyTagsAndLooksIntoNoneOfFiftyOne() {
    String tag = "{\"Key\":\"k\",\"Value\":\"v\"},";
    assertThat(violations(today, tagged("[" + (tag.repeat(49) + tag).replaceAll(",$", "") + "]")))
        .isEmpty();
    assertThat(violations(today, tagged("[" + "{},".repeat(50) + "{}]")))
        .isEqualTo("/Tags maxItems");
  }

  @Test
  void namesRuleLimitValueAndSource() {
    Violation violation =
        today.readRequest(request(ARN, "d".repeat(300)).getBytes(UTF_8)).violations().get(0);

    assertThat(violation)
        .isEqualTo(
            new Violation(
                "/SnapshotDescription",
                "maxLength",
                "255",
                "\"" + "d".repeat(79) + "…\" (300 characters)",
                "modelled: botocore 2013-06-30 service-2.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7, number",
    "true, true, boolean",
    "'[1,\"a\"]', '[1,\"a\"]', array",
    "'{\"a\":null}', {}, object",
  })
  void showsAValueOfTheWrongTypeAsJson(String json, String shown, String kind) {
    Payload request =
        today.readRequest(
            ("{\"SnapshotDescription\":\"d\",\"VolumeARN\":" + json + "}").getBytes(UTF_8));

    assertThat(request.violations())
        .extracting(Violation::rule, Violation::limit, Violation::value)
        .containsExactly(tuple("type", "string", shown));
    assertThat(request.kind("/VolumeARN")).contains(kind);
    assertThat(request.text("/VolumeARN")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2012-06-30, snap-78e22663, ''",
    "2012-06-30, snap-78E2266F, ''",
    "2012-06-30, snap-1234567890abcdef0, /SnapshotId pattern",
    "2013-06-30, snap-78e22663, ''",
    "2013-06-30, snap-1234567890abcdef0, ''",
    "2013-06-30, snap-1234567890, /SnapshotId pattern",
    "2013-06-30, snap-78e2266g, /SnapshotId pattern",
    "2013-06-30, snap-78e22663\\n, /SnapshotId pattern",
  })
  void knowsTheSnapshotIdsOfEachVersion(String version, String id, String broken) {
    String body = "{\"VolumeARN\":\"" + ARN + "\",\"SnapshotId\":\"" + id + "\"}";
    Payload response =
        Contracts.bundled().contract("CreateSnapshot", version).readResponse(body.getBytes(UTF_8));
    assertThat(told(response)).isEqualTo(broken);
  }

  @Test
  void findsAResponseWithoutASnapshotIdWrong() {
    assertThat(told(today.readResponse("{}".getBytes(UTF_8))))
        .isEqualTo("/VolumeARN required, /SnapshotId required");
  }

  @Test
  void acceptsEveryJsonErrorOfTheCatalogue() {
    for (StorageGatewayError error : StorageGatewayError.values()) {
      if (error.body().startsWith("{\"__type\"")) {
        Payload read = today.readError(error.body().getBytes(UTF_8));
        assertThat(told(read)).isEmpty();
        assertThat(read.text("/__type")).contains(error.type());
        assertThat(read.text("/error/errorCode")).isEqualTo(error.code());
      }
    }
  }

  @Test
  void refusesErrorDetailsAsAStringBecauseThatCrashesBotocore() {
    assertThat(
            told(
                today.readError(
                    "{\"error\":{\"errorCode\":1,\"errorDetails\":\"d\"},\"message\":{}}"
                        .getBytes(UTF_8))))
        .isEqualTo(
            "/__type required, /message type, /error/errorCode type, /error/errorDetails type");
  }

  @Test
  void knowsTheSourceOfEveryRuleThatCanBreak() {
    String[] bodies = {
      "{}",
      request("x", ""),
      request("x".repeat(501), "d".repeat(256)),
      "{\"VolumeARN\":1,\"SnapshotDescription\":1,\"Tags\":1}",
      tagged(
          "[{},{\"Key\":1,\"Value\":1},{\"Key\":\"aws:%\",\"Value\":\""
              + "v".repeat(300)
              + "\"},1]"),
      tagged(
          "[{\"Key\":\"\",\"Value\":\"\"},{\"Key\":\"" + "k".repeat(129) + "\",\"Value\":\"\"}]"),
      tagged("[" + "{},".repeat(50) + "{}]"),
    };
    for (Contract contract : Contracts.bundled().operation("CreateSnapshot")) {
      for (String body : bodies) {
        byte[] bytes = body.getBytes(UTF_8);
        for (Payload read :
            List.of(
                contract.readRequest(bytes),
                contract.readResponse(bytes),
                contract.readError(bytes))) {
          assertThat(read.violations())
              .allSatisfy(
                  violation ->
                      assertThat(violation.source())
                          .matches("(observed|documented|modelled|inferred): \\S.*"));
        }
      }
    }
  }

  private static String request(String arn, String description) {
    return "{\"VolumeARN\": \"" + arn + "\", \"SnapshotDescription\": \"" + description + "\"}";
  }

  private static String tagged(String tags) {
    return "{\"Tags\":" + tags + ",\"VolumeARN\":\"" + ARN + "\",\"SnapshotDescription\":\"d\"}";
  }

  private static String at(String pointer, String rule) {
    return rule.isEmpty() ? "" : pointer + " " + rule;
  }

  private static String violations(Contract contract, String body) {
    return told(contract.readRequest(body.getBytes(UTF_8)));
  }

  private static String told(Payload payload) {
    assertThat(payload.unreadable()).isEmpty();
    return payload.violations().stream()
        .map(violation -> violation.pointer() + " " + violation.rule())
        .collect(Collectors.joining(", "));
  }
}
