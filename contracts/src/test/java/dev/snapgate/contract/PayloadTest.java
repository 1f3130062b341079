package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that nobody wishes for. Time is never asserted; what is not linear would not end before
 * the timeout.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PayloadTest {

  private static final Contract TODAY =
      Contracts.bundled().contract("CreateSnapshot", "2013-06-30");

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 100, Long.MAX_VALUE, Long.MIN_VALUE})
  void readsIntegers(long value) {
    assertThat(TODAY.readRequest(("{\"Limit\":" + value + "}").getBytes(UTF_8)).integer("/Limit"))
        .hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e2", "9223372036854775808", "\"1\"", "null", "true", "[1]"})
  void takesNothingElseForAnInteger(String value) {
    assertThat(TODAY.readRequest(("{\"Limit\":" + value + "}").getBytes(UTF_8)).integer("/Limit"))
        .isEmpty();
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("", "it is empty"),
        Arguments.of(" \n", "it is empty"),
        Arguments.of("null", "it is not a JSON object but null"),
        Arguments.of("[]", "it is not a JSON object but an array"),
        Arguments.of("\"{}\"", "it is not a JSON object but a string"),
        Arguments.of("7", "it is not a JSON object but a number"),
        Arguments.of("true", "it is not a JSON object but a boolean"),
        Arguments.of("\ufeff{}", "it begins with a byte order mark"),
        Arguments.of("{", "it is not JSON: syntax error at line 1, column 2"),
        Arguments.of("{\"a\":", "it is not JSON: syntax error at line 1, column 6"),
        Arguments.of("{\n\"a\":}", "it is not JSON: syntax error at line 2, column 5"),
        Arguments.of("{'a':1}", "it is not JSON: syntax error at line 1, column 2"),
        Arguments.of("{\"a\":1,}", "it is not JSON: syntax error at line 1, column 8"),
        Arguments.of("{\"a\":01}", "it is not JSON: syntax error at line 1, column 7"),
        Arguments.of("{\"a\":\"\t\"}", "it is not JSON: syntax error at line 1, column 7"),
        Arguments.of("{\"a\":NaN}", "it is not JSON: syntax error at line 1, column 9"),
        Arguments.of("{} x", "it goes on after the end of its JSON object"),
        Arguments.of("{}{}", "it goes on after the end of its JSON object"),
        Arguments.of("{}\u0000", "it goes on after the end of its JSON object"),
        Arguments.of("{\"a\":1,\"a\":1}", "it has the member \"a\" twice"),
        Arguments.of("{\"a\":null,\"\\u0061\":1}", "it has the member \"a\" twice"),
        Arguments.of("{\"b\":[{\"a\":{},\"a\":1}]}", "it has the member \"a\" twice"),
        Arguments.of("{\"a\":\"\\ud800\"}", "it holds half of a surrogate pair"),
        Arguments.of("{\"a\":\"\\udc00\\ud800\"}", "it holds half of a surrogate pair"),
        Arguments.of("{\"\\ud800x\":1}", "it holds half of a surrogate pair"),
        Arguments.of(
            "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "it is nested deeper than 1000 levels"),
        Arguments.of("{\"a\":".repeat(100_000), "it is nested deeper than 1000 levels"),
        Arguments.of(
            "{\"a\":" + "9".repeat(1_000_000) + "}",
            "it holds a number of more than 1000 characters"),
        Arguments.of(
            "{\"a\":0." + "9".repeat(1_000_000) + "e9}",
            "it holds a number of more than 1000 characters"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void saysWhyABodyIsUnreadable(String body, String why) {
    assertUnreadable(body.getBytes(UTF_8), why);
  }

  @Test
  void takesNoEncodingButUtf8() {
    for (Charset charset : List.of(UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32"))) {
      assertUnreadable(
          "{\"a\":1}".getBytes(charset), "it is not UTF-8; it looks like UTF-16 or UTF-32");
    }
    assertUnreadable("{\"é\":1}".getBytes(ISO_8859_1), "it is not valid UTF-8 at byte 2");
    byte[] surrogateInUtf8 = "{\"a\":\"___\"}".getBytes(UTF_8);
    surrogateInUtf8[6] = (byte) 0xed;
    surrogateInUtf8[7] = (byte) 0xa0;
    surrogateInUtf8[8] = (byte) 0x80;
    assertUnreadable(surrogateInUtf8, "it is not valid UTF-8 at byte 6");
    byte[] overlong = "{\"a\":\"__\"}".getBytes(UTF_8);
    overlong[6] = (byte) 0xc0;
    overlong[7] = (byte) 0xaf;
    assertUnreadable(overlong, "it is not valid UTF-8 at byte 6");
  }

  private static void assertUnreadable(byte[] body, String why) {
    for (Contract contract : Contracts.bundled().all()) {
      Payload request = contract.readRequest(body);
      assertThat(request.unreadable()).contains(why);
      assertThat(request.violations()).isEmpty();
      assertThat(request.kind("")).isEmpty();
      assertThat(request.text("/a")).isEmpty();
      assertThat(request.size("")).isZero();
      assertThat(request).hasToString("unreadable body: " + why);
    }
  }

  @Test
  void readsPairsOfSurrogatesHoweverTheyAreWritten() {
    Payload payload = read("{\"a\":\"\\ud83d\\ude00\",\"b\":\"\ud83d\ude00\"}");
    assertThat(payload.unreadable()).isEmpty();
    assertThat(payload.text("/a")).isEqualTo(payload.text("/b")).contains("\ud83d\ude00");
  }

  @Test
  void readsNestingAndNumbersUpToTheirBounds() {
    assertThat(read("{\"a\":" + "[".repeat(999) + "]".repeat(999) + "}").unreadable()).isEmpty();
    assertThat(read("{\"VolumeARN\":" + "9".repeat(1_000) + "}").violations().get(0).value())
        .isEqualTo("9".repeat(80) + "… (1000 characters)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1E-999999999",
        "1e99999999999999",
        "0.1e2147483647",
        "-0",
        "-0.0"
      })
  void isNotImpressedByLargeExponents(String number) {
    assertThat(read("{\"VolumeARN\":" + number + ",\"x\":" + number + "}").violations())
        .extracting(Violation::pointer, Violation::rule)
        .contains(tuple("/VolumeARN", "type"));
  }

  @Test
  void answersByPointer() {
    Payload payload =
        read("{\"Tags\":[{\"Key\":\"k\",\"Value\":null}],\"a/b~c\":true,\"n\":1.5,\"\":{\"x\":1}}");

    assertThat(payload.size("/Tags")).isEqualTo(1);
    assertThat(payload.size("")).isEqualTo(4);
    assertThat(payload.size("/")).isEqualTo(1);
    assertThat(payload.size("/Tags/0/Key")).isZero();
    assertThat(payload.size("/None")).isZero();
    assertThat(payload.text("/Tags/0/Key")).contains("k");
    assertThat(payload.text("/Tags/1/Key")).isEmpty();
    assertThat(payload.text("/n")).isEmpty();
    assertThat(payload.kind("/Tags")).contains("array");
    assertThat(payload.kind("/Tags/0")).contains("object");
    assertThat(payload.kind("/Tags/0/Value")).contains("null");
    assertThat(payload.kind("/a~1b~0c")).contains("boolean");
    assertThat(payload.kind("/n")).contains("number");
    assertThat(payload.kind("/None")).isEmpty();
    assertThat(payload).asString().startsWith("{\"Tags\":[{\"Key\":\"k\",\"Value\":null}]");
    for (Consumer<String> read :
        List.<Consumer<String>>of(payload::text, payload::size, payload::kind)) {
      assertThatThrownBy(() -> read.accept("VolumeARN"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'VolumeARN' is not a JSON pointer, which begins with a slash: '/VolumeARN'");
    }
  }

  /** Held against Jackson's own reading of the pointer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "/a",
        "/a/",
        "/a/0",
        "/a/1",
        "/a/2",
        "/a/00",
        "/a/01",
        "/a/+1",
        "/a/-1",
        "/a/-",
        "/a/1.0",
        "/a/0x0",
        "/a/0/b",
        "/a/0/b/c",
        "/a/0/0",
        "/a/99999999999",
        "/a/2147483648",
        "/o/0",
        "/o/-1",
        "/o/00/x",
        "/s/0",
        "/none/0/x",
        "/a~1b",
        "/~0",
        "/o/~01",
        "/é/x"
      })
  void pointersMeanWhatJacksonTakesThemFor(String pointer) throws Exception {
    String body =
        "{\"a\":[{\"b\":\"first\"},\"second\"],\"o\":{\"0\":\"zero\",\"-1\":\"minus\",\"00\":{\"x\":\"y\"},"
            + "\"~1\":\"escaped\"},\"s\":\"text\",\"\":{\"\":\"empty\"},\"a/b\":\"slash\",\"~\":\"tilde\","
            + "\"é\":{\"x\":\"accent\"}}";
    JsonNode expected = new ObjectMapper().readTree(body).at(pointer);

    assertThat(read(body).text(pointer)).isEqualTo(Optional.ofNullable(expected.textValue()));
    assertThat(read(body).size(pointer)).isEqualTo(expected.size());
    assertThat(read(body).kind(pointer).isEmpty()).isEqualTo(expected.isMissingNode());
  }

  @Test
  void readsNullMembersAsAbsentAtAnyDepthButTellsThemApart() {
    Payload payload = read("{\"VolumeARN\":null,\"Tags\":[{\"Key\":null,\"Value\":\"\"}]}");

    assertThat(payload.violations())
        .extracting(Violation::pointer, Violation::value)
        .containsExactly(
            tuple("/VolumeARN", "absent"),
            tuple("/SnapshotDescription", "absent"),
            tuple("/Tags/0/Key", "absent"));
    assertThat(payload.kind("/VolumeARN")).contains("null");
  }

  @Test
  void takesAnArnThatMakesAnUnanchoredSearchQuadratic() {
    assertTooLong("arn:aws:storagegateway:a:1:gateway/".repeat(600_000 / 35), "pattern");
  }

  /** That it breaks its pattern would cost the square of its length to see, and is not told. */
  @Test
  void takesAnArnThatMakesAnAnchoredMatchQuadratic() {
    assertTooLong(
        "arn:aws:storagegateway:us-east-1:1:gateway/x" + "/volume/vol-".repeat(50_000) + " ");
  }

  @Test
  void takesALongArnThatKeepsItsPattern() {
    assertTooLong("arn:aws:storagegateway:us-east-1:1:gateway/x/volume/vol-" + "A".repeat(600_000));
  }

  /**
   * An ARN of hundreds of thousands of characters, in requests and in answers.
   *
   * @param told what is told beside its length where the model has more
   */
  private static void assertTooLong(String arn, String... told) {
    byte[] body = ("{\"VolumeARN\":\"" + arn + "\",\"SnapshotDescription\":\"d\"}").getBytes(UTF_8);
    Contract old = Contracts.bundled().contract("CreateSnapshot", "2012-06-30");
    Contract today = Contracts.bundled().contract("CreateSnapshot", "2013-06-30");
    byte[] answer =
        ("{\"VolumeARN\":\"" + arn + "\",\"SnapshotId\":\"snap-78e22663\"}").getBytes(UTF_8);
    List<String> both = Stream.concat(Stream.of(told), Stream.of("maxLength")).toList();

    assertRules(old.readRequest(body), arn, List.of("maxLength"));
    assertRules(today.readRequest(body), arn, both);
    assertRules(today.readResponse(answer), arn, both);
  }

  private static void assertRules(Payload payload, String arn, List<String> rules) {
    assertThat(payload.violations()).extracting(Violation::rule).isEqualTo(rules);
    assertThat(payload.violations())
        .allSatisfy(
            violation -> {
              assertThat(violation.pointer()).isEqualTo("/VolumeARN");
              assertThat(violation.value())
                  .isEqualTo("\"" + arn.substring(0, 79) + "…\" (" + arn.length() + " characters)");
            });
  }

  @Test
  void tellsPatternAndLengthOfOneMember() {
    String arn = "x".repeat(501);
    String key = "%".repeat(129);

    assertThat(
            read("{\"VolumeARN\":\""
                    + arn
                    + "\",\"SnapshotDescription\":\"d\",\"Tags\":[{\"Key\":\""
                    + key
                    + "\",\"Value\":\"\"}]}")
                .violations())
        .extracting(Violation::pointer, Violation::rule)
        .containsExactly(
            tuple("/VolumeARN", "pattern"),
            tuple("/VolumeARN", "maxLength"),
            tuple("/Tags/0/Key", "pattern"),
            tuple("/Tags/0/Key", "maxLength"));
  }

  @Test
  void takesAHundredThousandBadTags() {
    String body = "{\"Tags\":[" + "{\"Key\":\"%\",\"Value\":1},".repeat(99_999) + "{}]}";

    List<Violation> violations = read(body).violations();

    assertThat(violations)
        .extracting(Violation::pointer, Violation::rule)
        .containsExactly(
            tuple("/VolumeARN", "required"),
            tuple("/SnapshotDescription", "required"),
            tuple("/Tags", "maxItems"));
    assertThat(violations.get(2).value()).startsWith("[{\"Key\"").endsWith("… (100000 items)");
  }

  @Test
  void listsAHundredViolationsAtMost() {
    List<Violation> violations =
        read("{\"Tags\":[" + "{\"Key\":\"%\",\"Value\":1},".repeat(49) + "{}]}").violations();

    assertThat(violations).hasSize(100);
    assertThat(violations.get(0).pointer()).isEqualTo("/VolumeARN");
    assertThat(violations.get(99).pointer()).isEqualTo("/Tags/48/Value");
  }

  @Test
  void takesAHundredThousandMembersWhoseNamesCollide() {
    // "Aa" and "BB" have the same String.hashCode.
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 1 << 16; i++) {
      body.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 16; bit++) {
        body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      body.append("\":1");
    }
    assertThat(read(body.append('}').toString()).size("")).isEqualTo(1 << 16);
  }

  @Test
  void takesALongStringOfEscapes() {
    assertThat(read("{\"a\":\"" + "\\u00e9".repeat(500_000) + "\"}").text("/a"))
        .hasValueSatisfying(text -> assertThat(text).hasSize(500_000));
  }

  @Test
  void neverThrowsWhateverTheBytesAre() {
    byte[] seed =
        "{\"VolumeARN\":\"arn:aws:storagegateway:us-east-1:1:gateway/a/volume/vol-1\",\"Tags\":[{\"Key\":null,\"Value\":1e5}]}"
            .getBytes(UTF_8);
    Random random = new Random(20120912);
    for (int i = 0; i < 20_000; i++) {
      byte[] body = seed.clone();
      for (int flips = random.nextInt(4) + 1; flips > 0; flips--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      Payload payload = TODAY.readRequest(body);
      assertThat(payload.violations().isEmpty()).isEqualTo(payload.unreadable().isPresent());
      assertThat(payload.toString()).isNotEmpty();
      byte[] noise = new byte[random.nextInt(8)];
      random.nextBytes(noise);
      assertThat(TODAY.readRequest(noise).unreadable()).isPresent();
    }
  }

  @Test
  void keepsBigNumbersExactly() {
    String number = BigInteger.TEN.pow(60).toString();
    assertThat(read("{\"VolumeARN\":" + number + "}").violations().get(0).value())
        .isEqualTo(number);
  }

  private static Payload read(String body) {
    return TODAY.readRequest(body.getBytes(UTF_8));
  }
}
