package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of each promise, a response that keeps it and one that breaks it and nothing else. */
class PromisesTest {

  private static final String ARN =
      "arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-12A3456B/volume/vol-1122AABB";
  private static final Map<String, String> BINDINGS = Map.of("volumeARN", ARN);
  private static final Instant RECEIVED = Instant.parse("2026-03-04T05:06:07Z");

  private static final CaseFile TAKEN = CaseFileTest.read(CaseFileTest.TAKEN);

  /** A case of which each part has a source of its own, told by {@code where}. */
  private static CaseFile refused(String error, String more) {
    return refused(error, more, "modelled");
  }

  private static final String REFUSED =
      """
      {
        "id": "refused",
        "claim": "It is refused.",
        "apiVersions": ["2013-06-30"],
        "effect": "none",
        "inducible": "authenticated",
        "request": {"body": {}},
        "response": {"errors": [%s]%s},
        "source": {"kind": "%s", "where": "the claim"}
      }
      """;

  private static CaseFile refused(String error, String more, String kind) {
    return CaseFileTest.read(REFUSED.formatted(error, more, kind));
  }

  private static final CaseFile NOT_FOUND =
      refused("\"VOLUME_NOT_FOUND\", \"GATEWAY_NOT_FOUND\"", "");

  private static final CaseFile INVALID =
      refused(
          "\"VALIDATION\"",
          ", \"message\": \"1 validation error detected: ${any}\","
              + " \"messageSource\": {\"kind\": \"observed\", \"where\": \"the/message issue 1\","
              + " \"date\": \"2024\"}");

  /** A response that is right but for what a test changes. */
  private static final class Response {
    private int status;
    private String body;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();

    Response(int status, String body) {
      this.status = status;
      this.body = body;
      headers.add(Map.entry("X-AMZN-REQUESTID", "efbd972d-e0d7-4d5c-8637-3c126aa09267"));
      headers.add(Map.entry("content-type", "application/x-amz-json-1.1"));
      headers.add(Map.entry("date", "Wed, 04 Mar 2026 05:06:07 GMT"));
    }

    Response status(int other) {
      status = other;
      return this;
    }

    Response body(String other) {
      body = other;
      return this;
    }

    Response without(String header) {
      headers.removeIf(known -> known.getKey().equalsIgnoreCase(header));
      return this;
    }

    Response header(String name, String value) {
      without(name);
      headers.add(Map.entry(name, value));
      return this;
    }

    List<Violation> violations(CaseFile file) {
      return new ContractCase(file, Contracts.bundled().contract("CreateSnapshot", "2013-06-30"))
          .violations(status, headers, body.getBytes(UTF_8), RECEIVED, BINDINGS);
    }

    /** The only violation, as {@code pointer rule kind of source}. */
    String violation(CaseFile file) {
      List<Violation> violations = violations(file);
      assertThat(violations).hasSize(1);
      Violation only = violations.get(0);
      return only.pointer() + " " + only.rule() + " " + only.source().split(":", 2)[0];
    }
  }

  private static Response success() {
    return new Response(200, "{\"VolumeARN\":\"" + ARN + "\",\"SnapshotId\":\"snap-78e22663\"}");
  }

  private static Response notFound() {
    return new Response(
        400,
        "{\"__type\":\"InvalidGatewayRequestException\",\"message\":\"The specified volume was not"
            + " found.\",\"error\":{\"errorCode\":\"VolumeNotFound\"}}");
  }

  private static Response invalid() {
    return new Response(
        400,
        "{\"__type\":\"ValidationException\",\"message\":\"1 validation error detected: this\"}");
  }

  @Test
  void areKept() {
    assertThat(success().violations(TAKEN)).isEmpty();
    assertThat(notFound().violations(NOT_FOUND)).isEmpty();
    assertThat(invalid().violations(INVALID)).isEmpty();
  }

  @Test
  void areKeptByAnyOfTheErrors() {
    Response gateway =
        notFound()
            .body(
                "{\"__type\":\"InvalidGatewayRequestException\",\"message\":\"The specified gateway"
                    + " was not found.\",\"error\":{\"errorCode\":\"GatewayNotFound\"}}");

    assertThat(gateway.violations(NOT_FOUND)).isEmpty();
    assertThat(gateway.violations(refused("\"VOLUME_NOT_FOUND\"", "")))
        .extracting(Violation::pointer)
        .containsExactly("/error/errorCode", "/message");
  }

  @Test
  void acceptanceRestsOnTheCase() {
    List<Violation> violations = notFound().violations(TAKEN);

    assertThat(violations)
        .containsExactly(
            new Violation(
                "status",
                "accepted",
                "200",
                "400 with " + notFound().body,
                "documented: somewhere"));
    assertThat(success().status(204).body("").violations(TAKEN))
        .extracting(Violation::value)
        .containsExactly("204 with no body");
  }

  @Test
  void refusalRestsOnTheCase() {
    assertThat(success().violations(NOT_FOUND))
        .containsExactly(
            new Violation(
                "status",
                "refused",
                "400 InvalidGatewayRequestException/VolumeNotFound or 400"
                    + " InvalidGatewayRequestException/GatewayNotFound",
                "200 with " + success().body,
                "modelled: the claim"));
    assertThat(success().status(302).violation(NOT_FOUND)).isEqualTo("status refused modelled");
  }

  @Test
  void aLongBodyIsShortenedAtAWholeCharacter() {
    assertThat(success().body("😀".repeat(300)).violations(NOT_FOUND))
        .extracting(Violation::value)
        .containsExactly("200 with " + "😀".repeat(200 - 9) + "…");
  }

  /** AWS changed its words, and which of them a service has is not known. */
  @Test
  void aMessageMayBeOfTwoGenerations() {
    CaseFile file =
        refused(
            "\"WRONG_MEMBER_TYPE\"",
            ", \"message\": \"TRUE_VALUE ${any}\", \"olderMessage\": \"class ${any}\","
                + " \"messageSource\": {\"kind\": \"inferred\", \"where\": \"the message\"}");
    CaseFile denied = refused("\"ACCESS_DENIED\"", "");
    String wrongType = "{\"__type\":\"SerializationException\",\"Message\":\"%s\"}";
    String refusal = "{\"__type\":\"AccessDeniedException\",\"Message\":\"%s\"}";

    assertThat(new Response(400, wrongType.formatted("TRUE_VALUE x")).violations(file)).isEmpty();
    assertThat(new Response(400, wrongType.formatted("class x")).violations(file)).isEmpty();
    assertThat(new Response(400, wrongType.formatted("FALSE_VALUE x")).violation(file))
        .isEqualTo("/Message equals inferred");
    assertThat(
            new Response(
                    400,
                    refusal.formatted(
                        "User: anybody is not authorized to perform:"
                            + " storagegateway:CreateSnapshot because of this"))
                .violations(denied))
        .isEmpty();
    assertThat(new Response(400, refusal.formatted("No.")).violation(denied))
        .isEqualTo("/Message equals inferred");
  }

  @Test
  void aBodyOfTextMayBeMissingInOlderServices() {
    CaseFile file = refused("\"REQUEST_TOO_LARGE\"", "");
    String type = "text; charset=UTF-8";

    assertThat(
            new Response(413, "HTTP content length exceeded 7 bytes.")
                .header("Content-Type", type)
                .violations(file))
        .isEmpty();
    assertThat(new Response(413, "").without("Content-Type").violations(file)).isEmpty();
    assertThat(new Response(413, "Too large").header("Content-Type", type).violation(file))
        .isEqualTo(" equals observed-elsewhere");
  }

  /** What was seen on another service proves nothing, but what the documents say of it does. */
  @Test
  void whatWasObservedElsewhereIsProvenByTheDocumentsBesidesIt() {
    String place = "\"where\": \"an/owner issue 1\", \"date\": \"2024-05\"";
    String elsewhere = "\"kind\": \"modelled\", \"where\": \"the claim\"";
    String file = REFUSED.formatted("\"VOLUME_NOT_FOUND\"", "", "modelled");
    CaseFile alone =
        CaseFileTest.read(file.replace(elsewhere, "\"kind\": \"observed-elsewhere\", " + place));
    CaseFile said =
        CaseFileTest.read(
            file.replace(
                elsewhere,
                "\"kind\": \"observed-elsewhere\", "
                    + place
                    + ", \"besides\": {\"kind\": \"modelled\", \"where\": \"the claim\"}"));

    assertThat(success().violations(alone))
        .extracting(Violation::source, Violation::isProven)
        .containsExactly(tuple("observed-elsewhere: an/owner issue 1, 2024-05", false));
    assertThat(success().violations(said))
        .extracting(Violation::source, Violation::isProven)
        .containsExactly(tuple("modelled: the claim", true));
    assertThat(notFound().status(404).violations(alone))
        .extracting(Violation::rule, Violation::source)
        .containsExactly(tuple("status", "observed-elsewhere: an/owner issue 1, 2024-05"));
    assertThat(said.source())
        .hasToString("observed-elsewhere: an/owner issue 1, 2024-05; modelled: the claim");
  }

  @Test
  void theErrorRestsOnTheCatalogueOrOnTheCase() {
    CaseFile own =
        refused(
            "\"VOLUME_NOT_FOUND\"",
            ", \"errorsSource\": {\"kind\": \"inferred\", \"where\": \"the error\"}");
    Response other = notFound().body(notFound().body.replace("VolumeNotFound", "VolumeInUse"));

    assertThat(other.violation(NOT_FOUND)).isEqualTo("/error/errorCode equals observed");
    assertThat(other.violation(own)).isEqualTo("/error/errorCode equals inferred");
    assertThat(notFound().status(404).violation(NOT_FOUND)).isEqualTo("status status observed");
    assertThat(notFound().status(404).violation(own)).isEqualTo("status status inferred");
    assertThat(success().violation(own)).isEqualTo("status refused modelled");
  }

  @Test
  void theTypeIsTheCatalogues() {
    assertThat(invalid().body(invalid().body.replace("Validation", "Invalid")).violation(INVALID))
        .isEqualTo("/__type equals observed");
  }

  @Test
  void theTypeHasNoNamespace() {
    Response namespaced =
        invalid().body(invalid().body.replace("\"Val", "\"com.amazonaws.storagegateway#Val"));

    assertThat(namespaced.violation(INVALID)).isEqualTo("/__type equals inferred");
    assertThat(
            invalid()
                .header("x-amzn-ErrorType", "com.amazonaws.storagegateway#ValidationException")
                .violation(INVALID))
        .isEqualTo("header x-amzn-ErrorType plainName inferred");
    assertThat(invalid().header("x-amzn-ErrorType", "ValidationException").violations(INVALID))
        .isEmpty();
    assertThat(invalid().header("x-amzn-ErrorType", "ValidationException:").violations(INVALID))
        .isEmpty();
  }

  @Test
  void aMissingTypeIsTheSchemasToTell() {
    assertThat(
            invalid()
                .body("{\"message\":\"1 validation error detected: this\"}")
                .violation(INVALID))
        .isEqualTo("/__type required documented");
  }

  @Test
  void anErrorCodeIsThereOrNot() {
    assertThat(
            notFound()
                .body(
                    "{\"__type\":\"InvalidGatewayRequestException\",\"message\":\"The specified"
                        + " volume was not found.\"}")
                .violations(NOT_FOUND))
        .extracting(Violation::pointer, Violation::limit, Violation::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("/error/errorCode", "VolumeNotFound", "absent"));
    assertThat(
            invalid()
                .body(
                    invalid()
                        .body
                        .replace("}", ",\"error\":{\"errorCode\":\"InvalidParameters\"}}"))
                .violation(INVALID))
        .isEqualTo("/error/errorCode absent documented");
  }

  @Test
  void theMessageIsInferredUnlessTheCaseKnowsIt() {
    Response other = notFound().body(notFound().body.replace("The specified", "A"));
    Response otherInvalid = invalid().body(invalid().body.replace("1 validation", "A validation"));

    assertThat(other.violation(NOT_FOUND)).isEqualTo("/message equals inferred");
    assertThat(otherInvalid.violation(INVALID)).isEqualTo("/message equals observed");
    assertThat(invalid().body("{\"__type\":\"ValidationException\"}").violations(INVALID))
        .extracting(Violation::toString)
        .containsExactly(
            "/message must be 1 validation error detected: ${any} (observed: the/message issue 1,"
                + " 2024), but is absent.");
  }

  @Test
  void theCataloguesMessageMayGoOn() {
    CaseFile expired = refused("\"SIGNATURE_EXPIRED\"", "");
    Response response =
        new Response(
            400,
            "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired: x is now"
                + " earlier than y\"}");

    assertThat(response.violations(expired)).isEmpty();
  }

  @Test
  void anErrorWithoutATextPromisesNone() {
    CaseFile unreadable = refused("\"SERIALIZATION\"", "");

    assertThat(new Response(400, "{\"__type\":\"SerializationException\"}").violations(unreadable))
        .isEmpty();
    assertThat(
            new Response(400, "{\"__type\":\"SerializationException\",\"message\":\"Why not\"}")
                .violations(unreadable))
        .isEmpty();
  }

  @Test
  void theNameOfTheMessageIsSmallOrCapital() {
    CaseFile type =
        refused(
            "\"WRONG_MEMBER_TYPE\"",
            ", \"message\": \"Expected null\", \"messageSource\": {\"kind\": \"inferred\","
                + " \"where\": \"there\"}");
    String body = "{\"__type\":\"SerializationException\",\"%s\":\"Expected null\"}";

    assertThat(new Response(400, body.formatted("Message")).violations(type)).isEmpty();
    assertThat(new Response(400, body.formatted("message")).violations(type))
        .extracting(Violation::toString)
        .containsExactly("/message must be named Message (inferred: there), but is message.");
    assertThat(invalid().body(invalid().body.replace("message", "Message")).violation(INVALID))
        .isEqualTo("/Message name observed");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-amz-json-1.1, true",
    "application/x-amz-json-1.1; charset=UTF-8, true",
    "Application/X-AMZ-JSON-1.1, true",
    "application/x-amz-json-1.0, false",
    "text/plain, false"
  })
  void theContentTypeCountsWithoutParametersAndCase(String contentType, boolean kept) {
    for (CaseFile file : List.of(TAKEN, NOT_FOUND)) {
      Response response =
          (file.equals(TAKEN) ? success() : notFound()).header("Content-Type", contentType);
      if (kept) {
        assertThat(response.violations(file)).isEmpty();
      } else {
        assertThat(response.violation(file)).isEqualTo("header Content-Type equals documented");
      }
    }
    assertThat(success().without("Content-Type").violation(TAKEN))
        .isEqualTo("header Content-Type equals documented");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aRequestIdIsThere(String id) {
    assertThat(success().header("x-amzn-RequestId", id).violation(TAKEN))
        .isEqualTo("header x-amzn-RequestId present documented");
    assertThat(notFound().without("x-amzn-RequestId").violation(NOT_FOUND))
        .isEqualTo("header x-amzn-RequestId present documented");
  }

  @Test
  void theDateIsThereAndTrue() {
    assertThat(success().without("Date").violation(TAKEN))
        .isEqualTo("header Date present documented");
    assertThat(success().header("Date", "2026-03-04T05:06:07Z").violation(TAKEN))
        .isEqualTo("header Date httpDate documented");
    for (String off : List.of("Wed, 04 Mar 2026 05:02:06 GMT", "Wed, 04 Mar 2026 05:10:08 GMT")) {
      assertThat(notFound().header("Date", off).violation(NOT_FOUND))
          .isEqualTo("header Date now inferred");
    }
    for (String on : List.of("Wed, 04 Mar 2026 05:02:07 GMT", "Wed, 04 Mar 2026 05:10:07 GMT")) {
      assertThat(notFound().header("Date", on).violations(NOT_FOUND)).isEmpty();
    }
  }

  @Test
  void aBodyIsOneJsonObject() {
    assertThat(success().body("[]").violations(TAKEN))
        .extracting(Violation::toString)
        .containsExactly(
            "The body must be one JSON object (documented: Storage Gateway User Guide, API Version"
                + " 2012-06-30, CreateSnapshot), but is it is not a JSON object but an array with"
                + " [].");
    assertThat(notFound().body("<html/>").violation(NOT_FOUND)).isEqualTo(" json documented");
  }

  @Test
  void aMemberIsEchoed() {
    assertThat(success().body(success().body.replace("vol-1122", "vol-2211")).violation(TAKEN))
        .isEqualTo("/VolumeARN equals documented");
  }

  @Test
  void aBodyKeepsItsSchema() {
    assertThat(success().body(success().body.replace("snap-", "shot-")).violation(TAKEN))
        .isEqualTo("/SnapshotId pattern modelled");
    assertThat(success().body("{\"SnapshotId\":\"snap-78e22663\"}").violation(TAKEN))
        .isEqualTo("/VolumeARN required documented");
    assertThat(
            notFound()
                .body(notFound().body.replace("d\"}", "d\",\"errorDetails\":\"a string\"}"))
                .violation(NOT_FOUND))
        .isEqualTo("/error/errorDetails type modelled");
  }

  @Test
  void anXmlBodyIsLiteral() {
    CaseFile xml = refused("\"UNDETERMINED_OPERATION\"", "");
    String right =
        "<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be"
            + " authorized</Message>\n</AccessDeniedException>\n";

    assertThat(new Response(403, right).violations(xml)).isEmpty();
    assertThat(new Response(403, right).without("Content-Type").violations(xml)).isEmpty();
    assertThat(new Response(403, right.strip()).violation(xml))
        .isEqualTo(" equals observed-elsewhere");
    assertThat(new Response(403, "").violations(xml))
        .extracting(Violation::value)
        .containsExactly("absent");
    assertThat(new Response(400, right).violation(xml))
        .isEqualTo("status status observed-elsewhere");
  }

  @Test
  void aLiteralBodyHasItsOwnContentType() {
    CaseFile plain = refused("\"SERIALIZATION_PLAIN_JSON\"", "");
    Response response =
        new Response(
            400,
            "{\"Output\":{\"__type\":\"com.amazon.coral.service#SerializationException\"},"
                + "\"Version\":\"1.0\"}");

    assertThat(response.violation(plain)).isEqualTo("header Content-Type equals inferred");
    assertThat(response.header("Content-Type", "application/json").violations(plain)).isEmpty();
  }

  @Test
  void whatIsInferredCanBeBrokenOnlyAsInferred() {
    CaseFile inferred = refused("\"VOLUME_NOT_FOUND\"", "", "inferred");

    for (Response response :
        List.of(
            success(),
            notFound().status(404),
            notFound().body("[]"),
            notFound().body("{}"),
            notFound().body(notFound().body.replace("VolumeN", "VolumeF")),
            notFound().without("Date").without("Content-Type").without("x-amzn-RequestId"))) {
      assertThat(response.violations(inferred))
          .isNotEmpty()
          .allMatch(violation -> violation.source().startsWith("inferred: "));
    }
    // What is inferred already keeps its own source.
    assertThat(notFound().body(notFound().body.replace("The specified", "A")).violations(inferred))
        .extracting(Violation::source)
        .containsExactly("inferred: hashicorp/terraform-provider-aws issue 19111: messages vary");
  }
}
