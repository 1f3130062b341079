package dev.snapgate.sigv4;

import static dev.snapgate.sigv4.Samples.CREDENTIAL;
import static dev.snapgate.sigv4.Samples.SECRET;
import static dev.snapgate.sigv4.Samples.TOKEN;
import static dev.snapgate.sigv4.Samples.createSnapshot;
import static dev.snapgate.sigv4.Samples.mismatch;
import static dev.snapgate.sigv4.Samples.replacing;
import static dev.snapgate.sigv4.Samples.signed;
import static dev.snapgate.sigv4.Samples.withBody;
import static dev.snapgate.sigv4.Samples.withHeader;
import static dev.snapgate.sigv4.Samples.withTarget;
import static dev.snapgate.sigv4.Samples.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that a client may have signed in place of what arrived. */
class MismatchTest {

  private static final String HOST = "localhost:8080";

  @Test
  void namesTheDeclaredBodyHashWhenTheBodyChangedOnTheWay() {
    String declared = Hashes.sha256("something else".getBytes(UTF_8));
    SigV4.Request sent = createSnapshot(HOST, "X-Amz-Content-Sha256", declared);
    SigV4.Request received =
        withBody(signed(withBody(sent, "something else".getBytes(UTF_8))), Samples.body());

    SigV4.Mismatch mismatch = mismatch(received);

    assertThat(mismatch.difference())
        .startsWith(
            "the client signed the body hash '" + declared + "' of its x-amz-content-sha256")
        .contains("the request carries " + Samples.body().length + " bytes")
        .contains(Hashes.sha256(Samples.body()));
    assertThat(mismatch.canonicalRequest()).endsWith("\n" + Hashes.sha256(Samples.body()));
    assertThat(mismatch.signedCanonicalRequest()).get().asString().endsWith("\n" + declared);
  }

  @Test
  void namesAnEmptyBody() {
    SigV4.Request received =
        withBody(signed(withBody(createSnapshot(HOST), new byte[0])), Samples.body());

    SigV4.Mismatch mismatch = mismatch(received);

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed an empty body, the request carries "
                + Samples.body().length
                + " bytes");
    assertThat(mismatch.signedCanonicalRequest()).get().asString().endsWith(Hashes.OF_NOTHING);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void namesAnUnsignedPayload(boolean declared) {
    SigV4.Request sent =
        declared
            ? createSnapshot(HOST, "X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD")
            : createSnapshot(HOST);

    SigV4.Mismatch mismatch =
        mismatch(signedOverText(sent, text -> bodyHash(text, "UNSIGNED-PAYLOAD")));

    assertThat(mismatch.difference())
        .startsWith("the client signed 'UNSIGNED-PAYLOAD' in place of the body's SHA-256")
        .contains(Hashes.sha256(Samples.body()));
    assertThat(mismatch.signedCanonicalRequest()).get().asString().endsWith("\nUNSIGNED-PAYLOAD");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, 127.0.0.1:8080",
    "127.0.0.1:8080, localhost:8080",
    "localhost, 127.0.0.1:8080",
    "127.0.0.1, localhost",
    "localhost, localhost:8080",
    "gateway.test, gateway.test:8080",
    "gateway.test:80, gateway.test",
    "gateway.test:443, gateway.test",
    "[::1], [::1]:8080",
    "[::1]:443, [::1]",
  })
  void namesTheHostThatWasSigned(String asSigned, String asReceived) {
    SigV4.Mismatch mismatch =
        mismatch(replacing(signed(createSnapshot(asSigned)), "Host", asReceived));

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed host '" + asSigned + "', the request carries '" + asReceived + "'");
    assertThat(mismatch.canonicalRequest()).contains("\nhost:" + asReceived + "\n");
    assertThat(mismatch.signedCanonicalRequest())
        .get()
        .asString()
        .contains("\nhost:" + asSigned + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-amz-json-1.1, application/x-amz-json-1.1; charset=UTF-8",
    "application/x-amz-json-1.1; charset=utf-8, application/x-amz-json-1.1",
    "application/x-amz-json-1.1; charset=UTF-8, application/x-amz-json-1.1",
  })
  void namesTheContentTypeThatWasSigned(String asSigned, String asReceived) {
    SigV4.Request sent = signed(createSnapshot(HOST, "Content-Type", asSigned));

    SigV4.Mismatch mismatch = mismatch(replacing(sent, "Content-Type", asReceived));

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed content-type '"
                + asSigned
                + "', the request carries '"
                + asReceived
                + "'");
    assertThat(mismatch.signedCanonicalRequest())
        .get()
        .asString()
        .contains("\ncontent-type:" + asSigned + "\n");
  }

  @ParameterizedTest
  @CsvSource({"Content-Length, 146", "Content-Type, application/x-amz-json-1.1", "My-Header, ''"})
  void namesASignedHeaderThatDidNotArriveAndWhoseValueCanBeTold(String name, String value) {
    String real = name.equals("Content-Length") ? "" + Samples.body().length : value;

    SigV4.Mismatch mismatch = mismatch(without(signed(createSnapshot(HOST, name, real)), name));

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed "
                + name.toLowerCase(Locale.ROOT)
                + " '"
                + real
                + "', the request does not carry it");
    assertThat(mismatch.signedCanonicalRequest()).isPresent();
  }

  @Test
  void namesAnEmptySignedHeaderThatDidNotArriveEvenIfItMightHaveHadAValue() {
    SigV4.Request sent = signed(createSnapshot(HOST, "Content-Type", ""));

    assertThat(mismatch(without(sent, "Content-Type")).difference())
        .isEqualTo("the client signed content-type '', the request does not carry it");
  }

  @Test
  void namesASignedHeaderThatDidNotArriveAndWhoseValueIsLost() {
    SigV4.Request sent = signed(createSnapshot(HOST, "My-Header", "lost"));

    SigV4.Mismatch mismatch = mismatch(without(sent, "My-Header"));

    assertThat(mismatch.difference())
        .startsWith("SignedHeaders names 'my-header', which the request does not carry: send it");
    assertThat(mismatch.signedCanonicalRequest()).isEmpty();
  }

  @Test
  void namesAHeaderThatIsListedButNeitherSignedNorSent() {
    SigV4.Request received =
        without(
            signedOverText(
                createSnapshot(HOST, "My-Header", "x"), text -> text.replace("my-header:x\n", "")),
            "My-Header");

    SigV4.Mismatch mismatch = mismatch(received);

    assertThat(mismatch.difference())
        .isEqualTo("the client lists 'my-header' in SignedHeaders, but neither signed nor sent it");
    assertThat(mismatch.canonicalRequest()).contains("\nmy-header:\n");
    assertThat(mismatch.signedCanonicalRequest()).get().asString().doesNotContain("my-header:");
  }

  @Test
  void namesASessionTokenThatWasSignedAndLostWithoutShowingIt() {
    SigV4 session = CREDENTIAL.withSessionToken(TOKEN);
    SigV4.Request received = without(signed(createSnapshot(HOST), session), "X-Amz-Security-Token");

    SigV4.Mismatch mismatch = session.verify(received).orElseThrow();

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed x-amz-security-token '<redacted>', the request does not carry it");
    assertThat(mismatch.toString()).doesNotContain(TOKEN);
  }

  @Test
  void namesTheDateHeaderThatWasSignedInPlaceOfXAmzDate() {
    SigV4.Request received =
        signedOverTime(
            createSnapshot(HOST, "Date", "Mon, 23 Nov 2026 20:00:00 GMT"), "20261123T200000Z");

    SigV4.Mismatch mismatch = mismatch(received);

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed the time '20261123T200000Z' of its Date header, X-Amz-Date is there"
                + " too and says '20261123T210000Z'");
    assertThat(mismatch.stringToSign()).contains("\n20261123T210000Z\n");
    assertThat(mismatch.signedCanonicalRequest()).contains(mismatch.canonicalRequest());
  }

  @Test
  void namesADateThatWasSignedAsItStandsInTheDateHeader() {
    String date = "Mon, 23 Nov 2026 21:00:00 GMT";
    SigV4.Request dated = createSnapshot(HOST, "Date", date);
    SigV4.Request received =
        without(signedOverTime(dated, Set.of("host", "date"), date), "X-Amz-Date");

    assertThat(mismatch(received).difference())
        .isEqualTo(
            "the client signed the time '"
                + date
                + "' of its Date header, it has to be written '20261123T210000Z'");
  }

  @Test
  void namesHeaderValuesWhoseSpacesWereNotCollapsed() {
    SigV4.Request sent = createSnapshot(HOST, "My-Header", "a   b", "My-Header2", " c");

    SigV4.Mismatch mismatch =
        mismatch(
            signedOverText(
                sent,
                text ->
                    text.replace("my-header:a b\n", "my-header:a   b\n")
                        .replace("my-header2:c\n", "my-header2: c\n")));

    assertThat(mismatch.difference())
        .startsWith("the client signed my-header 'a   b' and my-header2 ' c', where spaces");
    assertThat(mismatch.signedCanonicalRequest()).get().asString().contains("\nmy-header:a   b\n");
  }

  @ParameterizedTest
  @CsvSource({
    "/, '', /prod/storagegateway, '', '', '/', /prod/storagegateway",
    "/, '', /prod, x=1, '', '/', /prod?x=1",
    "/, '', /, x=1, '', '/', /?x=1",
    "/prod, '', /prod, x=1, '', /prod, /prod?x=1",
  })
  void namesThePathAndQueryThatWereSigned(
      String path,
      String query,
      String receivedPath,
      String receivedQuery,
      String why,
      String saysSigned,
      String saysReceived) {
    SigV4.Request sent = signed(withTarget(createSnapshot(HOST), path, query));

    SigV4.Mismatch mismatch = mismatch(withTarget(sent, receivedPath, receivedQuery));

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed '"
                + saysSigned
                + "'"
                + why
                + ", the request has '"
                + saysReceived
                + "'");
    assertThat(mismatch.signedCanonicalRequest())
        .get()
        .asString()
        .startsWith("POST\n" + path + "\n" + query + "\n");
  }

  @Test
  void namesAPathThatWasEncodedOnlyOnce() {
    SigV4.Request sent = withTarget(createSnapshot(HOST), "/a%20b", "");

    SigV4.Mismatch mismatch =
        mismatch(signedOverText(sent, text -> text.replace("/a%2520b", "/a%20b")));

    assertThat(mismatch.difference())
        .isEqualTo(
            "the client signed '/a%20b' (path not encoded once more), the request has '/a%2520b'");
  }

  @Test
  void namesTheSecretAndTheNextStepWhenNothingElseExplainsIt() {
    SigV4.Mismatch mismatch =
        SigV4.of(Samples.ACCESS_KEY_ID, "anotherSecret")
            .verify(signed(createSnapshot(HOST)))
            .orElseThrow();

    assertThat(mismatch.difference())
        .startsWith("no other body, host,")
        .contains("the secret access key or the signing code differs: give the client the");
    assertThat(mismatch.signedCanonicalRequest()).isEmpty();
    assertThat(mismatch.toString()).doesNotContain("anotherSecret").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "92C0EFFA6F9224AC752CA179A04CECBEDE3038B0959666A8160AB452C9E51B3E"})
  void namesASignatureThatNoKeyCanHaveMade(String signature) {
    SigV4.Request sent = signed(createSnapshot(HOST));

    SigV4.Mismatch mismatch = mismatch(withSignature(sent, signature));

    assertThat(mismatch.difference())
        .startsWith(
            "the signature of "
                + signature.length()
                + " characters is not 64 lower-case hexadecimal digits")
        .doesNotContain(signature);
  }

  @Test
  void hidesTokenAndAuthorizationInEveryText() {
    SigV4 session = CREDENTIAL.withSessionToken(TOKEN);
    SigV4.Request sent =
        withTarget(createSnapshot(HOST), "/", "X-Amz-Security-Token=" + TOKEN + "&b=1");
    SigV4.Request received = replacing(signed(sent, session), "Host", "127.0.0.1:8080");
    String authorization = received.header("Authorization").orElseThrow();
    SigV4.Request selfSigned =
        replacing(
            received,
            "Authorization",
            authorization.replace("SignedHeaders=", "SignedHeaders=authorization;"));

    for (SigV4.Mismatch mismatch : List.of(mismatch(received), mismatch(selfSigned))) {
      assertThat(mismatch.canonicalRequest())
          .contains("\nx-amz-security-token:<redacted>\n")
          .contains("\nX-Amz-Security-Token=<redacted>&b=1\n");
      assertThat(mismatch.toString())
          .doesNotContain("IQoJb3JpZ2luX2VjEXAMPLETOKEN")
          .doesNotContain("Signature=");
    }
    assertThat(mismatch(received).signedCanonicalRequest())
        .get()
        .asString()
        .contains("\nhost:localhost:8080\n")
        .contains("\nx-amz-security-token:<redacted>\n");
    assertThat(mismatch(selfSigned).canonicalRequest()).contains("\nauthorization:<redacted>\n");
  }

  @Test
  void triesNoMoreThanTwelveHypotheses() {
    List<String> everything =
        new ArrayList<>(List.of("host", "content-type", "content-length", "my-header"));
    SigV4.Request request =
        withTarget(
            createSnapshot(
                "localhost",
                "Content-Type",
                "application/x-amz-json-1.1",
                "X-Amz-Content-Sha256",
                "other",
                "My-Header",
                "a  b",
                "Date",
                "Mon, 23 Nov 2026 20:00:00 GMT",
                "X-Amz-Date",
                "20261123T210000Z"),
            "/a%20b/..//c",
            "x=1");
    Hypotheses hypotheses =
        new Hypotheses(
            request,
            CanonicalRequest.of(request, everything, "hash"),
            "20261123T210000Z",
            Optional.empty());
    List<Hypotheses.Hypothesis> tried = new ArrayList<>();

    hypotheses.explain("0".repeat(64), "", hypothesis -> !tried.add(hypothesis));

    assertThat(hypotheses.count()).isGreaterThan(12);
    assertThat(tried).hasSize(12);
  }

  @Test
  void costsNoMoreForAHeaderThatIsListedAThousandTimes() {
    String listed = "x;".repeat(1_000) + "host";
    SigV4.Request received =
        withHeader(
            withHeader(
                createSnapshot(HOST, "X", "v".repeat(8_000)), "X-Amz-Date", "20261123T210000Z"),
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=A/20261123/us-east-1/storagegateway/aws4_request,"
                + " SignedHeaders="
                + listed
                + ", Signature="
                + "0".repeat(64));

    assertThat(mismatch(received).canonicalRequest()).hasSizeLessThan(11_000);
  }

  private interface Change {
    String of(String canonicalRequest);
  }

  /** What a client with a fault in its canonical request sends. */
  private static SigV4.Request signedOverText(SigV4.Request sent, Change change) {
    SigV4.Request signed = signed(sent);
    String right = canonicalRequest(signed);
    String wrong = change.of(right);
    assertThat(wrong).isNotEqualTo(right);
    return withSignature(signed, signature("20261123T210000Z", wrong));
  }

  private static SigV4.Request signedOverTime(SigV4.Request sent, String timestamp) {
    SigV4.Request signed = signed(sent);
    return withSignature(signed, signature(timestamp, canonicalRequest(signed)));
  }

  private static SigV4.Request signedOverTime(
      SigV4.Request sent, Set<String> signedHeaders, String timestamp) {
    Map<String, String> added =
        CREDENTIAL.sign(sent, "us-east-1", "storagegateway", Samples.TIME, signedHeaders);
    SigV4.Request signed = Samples.with(sent, added);
    return withSignature(signed, signature(timestamp, canonicalRequest(signed)));
  }

  private static String canonicalRequest(SigV4.Request signed) {
    return SigV4.of(Samples.ACCESS_KEY_ID, "other").verify(signed).orElseThrow().canonicalRequest();
  }

  private static String bodyHash(String canonicalRequest, String hash) {
    return canonicalRequest.substring(0, canonicalRequest.lastIndexOf('\n') + 1) + hash;
  }

  private static String signature(String timestamp, String canonicalRequest) {
    var key = new Hashes.Key(("AWS4" + SECRET).getBytes(UTF_8));
    for (String part : List.of("20261123", "us-east-1", "storagegateway", "aws4_request")) {
      key = key.derived(part);
    }
    return key.hexOf(
        "AWS4-HMAC-SHA256\n"
            + timestamp
            + "\n20261123/us-east-1/storagegateway/aws4_request\n"
            + Hashes.sha256(canonicalRequest));
  }

  private static SigV4.Request withSignature(SigV4.Request signed, String signature) {
    String authorization = signed.header("Authorization").orElseThrow();
    return replacing(
        signed,
        "Authorization",
        authorization.substring(0, authorization.indexOf("Signature=")) + "Signature=" + signature);
  }
}
