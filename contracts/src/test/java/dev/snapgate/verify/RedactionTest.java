package dev.snapgate.verify;

import static dev.snapgate.verify.ScriptedServer.KEY;
import static dev.snapgate.verify.ScriptedServer.SECRET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.Violation;
import dev.snapgate.verify.Redaction.Kind;
import dev.snapgate.verify.ScriptedServer.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {

  private static final String TOKEN = "IQoCanaryToken/aa+bb==tail" + "Long0".repeat(60);
  private static final String ACCOUNT = "444455556666";
  private static final String VOLUME =
      "arn:aws:storagegateway:us-east-1:" + ACCOUNT + ":gateway/sgw-CAFE0001/volume/vol-CAFE0002";
  private static final String PRINCIPAL = "arn:aws:iam::777788889999:user/CanaryUser";
  private static final String OTHER =
      "arn:aws:storagegateway:eu-west-1:121212343434:gateway/sgw-CAFE0003/volume/vol-CAFE0004";
  private static final String REQUEST_ID = "c0ffee00-1111-4222-8333-0000c0ffee00";
  private static final String SNAPSHOT = "snap-0123456789abcdef0";

  /** What must not be found in any report, nor its parts that tell as much. */
  private static final List<String> CANARIES =
      List.of(
          KEY,
          SECRET,
          "canarySecret",
          TOKEN,
          "IQoCanaryToken",
          "Long0Long0",
          ACCOUNT,
          "CAFE000",
          "777788889999",
          "CanaryUser",
          "121212343434",
          REQUEST_ID,
          SNAPSHOT);

  private final Path folder;

  RedactionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static String signature(Request request) {
    String authorization = request.header("Authorization").orElse("Signature=" + "0".repeat(64));
    return authorization.substring(authorization.indexOf("Signature=") + 10);
  }

  /** All that the server knows, in one text. */
  private static String all(Request request) {
    return String.join(
        " ",
        KEY,
        SECRET,
        TOKEN,
        ACCOUNT,
        VOLUME,
        PRINCIPAL,
        OTHER,
        "Request-ID: " + REQUEST_ID,
        SNAPSHOT,
        signature(request),
        "The Canonical String should have been 'POST\n/\n\nhost:x\nx-amz-security-token:" + TOKEN,
        request.head());
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\r\n]+", "\\\\n");
  }

  private static byte[] answer(int status, String body, String... headers) {
    String[] all =
        Stream.concat(Stream.of("x-amzn-RequestId: " + REQUEST_ID), Stream.of(headers))
            .toArray(String[]::new);
    return ScriptedServer.ok(status, body, all);
  }

  private static Named<BiFunction<Request, String, byte[]>> echo(
      String name, BiFunction<Request, String, byte[]> echo) {
    return Named.of(name, echo);
  }

  static Stream<Named<BiFunction<Request, String, byte[]>>> echoes() {
    return Stream.of(
        echo(
            "headers",
            (request, all) ->
                answer(400, "{}", "X-Echo: " + all.replaceAll("[\r\n]+", " "), "Date: " + SECRET)),
        echo(
            "a header's name",
            (request, all) -> answer(400, "{}", "X-" + KEY + ": " + signature(request))),
        echo(
            "the message",
            (request, all) ->
                answer(
                    403,
                    "{\"__type\":\"InvalidSignatureException\",\"message\":\""
                        + json(all)
                        + "\"}")),
        echo(
            "every member",
            (request, all) ->
                answer(
                    400,
                    "{\"__type\":\""
                        + json(all)
                        + "\",\"message\":\""
                        + SECRET
                        + "\",\"error\":{\"errorCode\":\""
                        + TOKEN
                        + "\",\"errorDetails\":{\""
                        + KEY
                        + "\":\""
                        + signature(request)
                        + "\"}}}")),
        echo(
            "slashes and others escaped as in JSON",
            (request, all) ->
                answer(
                    400,
                    "{\"message\":\""
                        + json(all)
                            .replace("/", "\\/")
                            .replace("=", "\\u003d")
                            .replace(":", "\\u003A")
                        + "\"}")),
        echo(
            "as a URL",
            (request, all) ->
                answer(400, URLEncoder.encode(all, UTF_8), "Content-Type: text/plain")),
        echo(
            "HTML",
            (request, all) ->
                answer(
                    503,
                    "<html><p title='"
                        + all.replace("/", "&#x2F;").replace("=", "&#61;").replace("+", "&#43;")
                        + "'>"
                        + all.replace("&", "&amp;")
                        + "</p></html>",
                    "Content-Type: text/html")),
        echo(
            "XML",
            (request, all) ->
                answer(
                    500,
                    "<Error><RequestId>" + REQUEST_ID + "</RequestId><M>" + all + "</M></Error>")),
        echo(
            "no UTF-8",
            (request, all) ->
                ScriptedServer.whole(
                    400,
                    ("\u00ff\u00fe" + all).getBytes(ISO_8859_1),
                    "x-amzn-RequestId: " + REQUEST_ID)),
        echo("cut off at any place", (request, all) -> answer(200, "x".repeat(150) + TOKEN)),
        echo(
            "success",
            (request, all) ->
                answer(
                    200, "{\"VolumeARN\":\"" + OTHER + "\",\"SnapshotId\":\"" + SNAPSHOT + "\"}")),
        echo(
            "garbage",
            (request, all) ->
                ("HTTP/9 " + all.replaceAll("[\r\n]+", " ") + "\r\n\r\n").getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void noReportTellsWhatAServerEchoes(BiFunction<Request, String, byte[]> echo) throws IOException {
    try (ScriptedServer server = new ScriptedServer(request -> echo.apply(request, all(request)))) {
      VerificationReport report =
          ContractVerifier.of(Contracts.bundled())
              .allowingEffects()
              .volume(VOLUME)
              .maxSnapshots(9)
              .ledger(folder.resolve("ledger.jsonl"))
              .apiVersions("2013-06-30")
              .only(
                  "unsigned-request-is-refused",
                  "volume-not-found",
                  "creates-a-snapshot",
                  "creates-a-snapshot-with-tags")
              .verify(server.endpoint().withSessionToken(TOKEN));
      assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(3);
      Path json = folder.resolve("report.json");
      Path html = folder.resolve("report.html");
      Path xml = folder.resolve("report.xml");
      report.writeJson(json);
      report.writeHtml(html);
      report.writeJUnitXml(xml);
      for (String text :
          List.of(
              report.toString(),
              new String(Files.readAllBytes(json), ISO_8859_1),
              new String(Files.readAllBytes(html), ISO_8859_1),
              new String(Files.readAllBytes(xml), ISO_8859_1))) {
        for (String canary : CANARIES) {
          assertThat(text).doesNotContain(canary).doesNotContain(canary.replace("/", "\\/"));
        }
        for (Request request : server.requests()) {
          if (request.header("Authorization").isPresent()) {
            assertThat(text).doesNotContain(signature(request));
          }
        }
      }
      assertThat(VerificationReport.read(json)).isEqualTo(report);
    }
  }

  @Test
  void namesTheSameValueTheSameAndOthersOtherwise() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.KEY, "AKIDONE");
    redaction.learn(Kind.KEY, "AKIDTWO");
    assertThat(redaction.text("AKIDTWO AKIDONE AKIDTWO")).isEqualTo("<key:2> <key:1> <key:2>");
  }

  @Test
  void leavesNumbersThatAreNoAccount() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.ACCOUNT, ACCOUNT);
    String other = "1444455556666 4444555566667 123456789012 1732438800000";
    assertThat(redaction.text(other)).isEqualTo(other);
    assertThat(redaction.text("(" + ACCOUNT + ")%20" + ACCOUNT + " \\u003a" + ACCOUNT))
        .isEqualTo("(<account:1>)%20<account:1> \\u003a<account:1>");
  }

  @Test
  void looksForNothingWithinNames() {
    Redaction redaction = new Redaction();
    redaction.learnBoundVolume(VOLUME);
    redaction.learn(Kind.KEY, "volume");
    redaction.learn(Kind.SECRET, "key");
    redaction.learn(Kind.TOKEN, "1");
    assertThat(redaction.text(VOLUME + " volume key")).isEqualTo("<volume:1> <key:1> <secret:1>");
  }

  @Test
  void takesAShortRequestIdAwayFromItsHeaderAlone() {
    Redaction redaction = new Redaction();
    List<Map.Entry<String, String>> headers =
        List.of(Map.entry("x-amzn-RequestId", "1"), Map.entry("Content-Length", "11"));
    redaction.learnResponse(headers, "");
    assertThat(redaction.headers(headers))
        .containsExactly(
            Map.entry("x-amzn-RequestId", "<request:1>"), Map.entry("Content-Length", "11"));
    redaction.learnResponse(List.of(Map.entry("x-amzn-RequestId", " ")), "");
    assertThat(redaction.text("a b")).isEqualTo("a b");
  }

  @Test
  void takesWhatOnlyLooksLikeANameForText() {
    Redaction redaction = new Redaction();
    String sent = "<snapshot:1> <'snapshot:1> <x>";
    String written = redaction.text(sent);
    assertThat(written).isEqualTo("<'snapshot:1> <''snapshot:1> <x>");
    assertThat(Redaction.examples(written)).isEqualTo(sent);
  }

  @Test
  void namesTheBeginningsOfWhatWasCutOff() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.TOKEN, TOKEN);
    Violation violation =
        new Violation(
            "/a", "equals", "b", "x" + TOKEN.substring(0, 30) + "… (300 characters)", "s");
    assertThat(redaction.violation(violation).value()).isEqualTo("x<token:1>… (300 characters)");
    for (int end = 4; end < 30; end++) {
      String cut = "x" + TOKEN.replace("/", "\\/").replace("=", "%3D").substring(0, end) + "…";
      assertThat(redaction.violation(new Violation("", "", "", cut, "")).value())
          .isEqualTo("x<token:1>…");
    }
  }

  @Test
  void examplesHaveTheFormOfTheirKind() {
    for (Kind kind : Kind.values()) {
      String name = "<" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":7>";
      String example = Redaction.examples(name);
      assertThat(example).isNotEqualTo(name);
      Redaction redaction = new Redaction();
      redaction.learnExamples(name);
      assertThat(redaction.text(example)).isEqualTo(name);
    }
  }

  @Test
  void findsASignatureUnderANameThatIsOnlyLikeIt() {
    String hex = "0a".repeat(32);

    assertThat(new Redaction().text("SignedHeaders=host, Signatures=" + hex))
        .isEqualTo("SignedHeaders=host, Signatures=<signature:1>");
  }

  @Test
  void namesTheLongerOfTwoValuesOfWhichOneIsAPartOfTheOther() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.SECRET, "partOfIt");
    redaction.learn(Kind.TOKEN, "wholepartOfItwhole");
    redaction.learn(Kind.KEY, "wholepart");

    assertThat(redaction.text("wholepartOfItwhole wholepartOfItwhol partOfIt wholepart"))
        .isEqualTo("<token:1> <key:1><secret:1>whol <secret:1> <key:1>");
  }

  @Test
  void namesAllOfTheValuesThatOverlap() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.KEY, "AKIDshared/");
    redaction.learn(Kind.SECRET, "shared/Secret+");
    redaction.learn(Kind.TOKEN, "+Token");

    assertThat(redaction.text("AKIDshared/Secret+Token, AKIDshared%2FSecret%2BToken."))
        .isEqualTo("<key:1><secret:1><token:1>, <key:1><secret:1><token:1>.");
  }

  @Test
  void namesAValueWhateverOfItIsEscaped() {
    String value = "aB-9/=\u00e9\uD83D\uDD11";
    Redaction redaction = new Redaction();
    redaction.learn(Kind.SECRET, value);
    StringBuilder json = new StringBuilder();
    value.chars().forEach(c -> json.append(String.format("\\u%04X", c)));
    StringBuilder html = new StringBuilder();
    value.codePoints().forEach(c -> html.append("&#x0").append(Integer.toHexString(c)).append(';'));
    StringBuilder url = new StringBuilder();
    for (byte each : value.getBytes(UTF_8)) {
      url.append(String.format("%%%02x", each & 0xff));
    }

    for (String escaped :
        List.of(
            json.toString(),
            json.toString().replace("\\", "\\\\"),
            html.toString(),
            url.toString(),
            url.toString().replace("%", "%25"),
            URLEncoder.encode(value, UTF_8))) {
      assertThat(redaction.text("x" + escaped + "x")).isEqualTo("x<secret:1>x");
    }
  }

  @Test
  void namesTheBeginningsBeforeEachCut() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.TOKEN, TOKEN);
    redaction.learn(Kind.SECRET, SECRET);
    String cut =
        TOKEN.substring(0, 9) + "…', not '" + SECRET.substring(0, 7) + "… (300 characters) a…";

    assertThat(redaction.violation(new Violation("", "", cut, "[" + cut, "")))
        .isEqualTo(
            new Violation(
                "",
                "",
                "<token:1>…', not '<secret:1>… (300 characters) a…",
                "[<token:1>…', not '<secret:1>… (300 characters) a…",
                ""));
  }

  @Test
  void leavesNothingOfValuesThatAreMadeOfOneAnother() {
    Random random = new Random(14);
    for (int round = 0; round < 1_000; round++) {
      Redaction redaction = new Redaction();
      List<String> values = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String value = of("XY/", random, 1 + random.nextInt(9));
        values.add(value);
        redaction.learn(Kind.SECRET, value);
      }
      String text = of("XY/", random, 60);

      String named = redaction.text(text);

      for (String value : values) {
        assertThat(named).as("%s in %s", values, text).doesNotContain(value);
      }
      assertThat(redaction.text(text.replace("/", "\\/")).replace("\\/", "/")).isEqualTo(named);
    }
  }

  private static String of(String letters, Random random, int length) {
    return random
        .ints(length, 0, letters.length())
        .mapToObj(i -> letters.substring(i, i + 1))
        .collect(joining());
  }

  @Test
  void readsRowsOfEscapesOnce() {
    Redaction redaction = new Redaction();
    redaction.learn(Kind.SECRET, "\\".repeat(300) + "end");

    assertThat(redaction.text("\\".repeat(600) + "end.")).endsWith("<secret:1>.");
  }
}
