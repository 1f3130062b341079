package dev.snapgate.sigv4;

import static dev.snapgate.sigv4.Samples.CREDENTIAL;
import static dev.snapgate.sigv4.Samples.SECRET;
import static dev.snapgate.sigv4.Samples.TIME;
import static dev.snapgate.sigv4.Samples.TOKEN;
import static dev.snapgate.sigv4.Samples.createSnapshot;
import static dev.snapgate.sigv4.Samples.replacing;
import static dev.snapgate.sigv4.Samples.signed;
import static dev.snapgate.sigv4.Samples.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigV4Test {

  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=AKID/20261123/us-east-1/storagegateway/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=abc";

  @Test
  void signingAddsDateTokenAndAuthorizationInThisOrder() {
    assertThat(sign(CREDENTIAL).keySet()).containsExactly("X-Amz-Date", "Authorization");
    assertThat(sign(CREDENTIAL.withSessionToken(TOKEN)).keySet())
        .containsExactly("X-Amz-Date", "X-Amz-Security-Token", "Authorization");
    assertThat(sign(CREDENTIAL)).containsEntry("X-Amz-Date", "20261123T210000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "X-Amzn-Trace-Id",
        "User-Agent",
        "Expect",
        "Transfer-Encoding",
        "X-Forwarded-For",
        "Authorization",
      })
  void signingLeavesOutWhatOthersChangeOnTheWay(String header) {
    SigV4.Request signed = signed(createSnapshot("localhost", header, "a", "Other", "b"));

    assertThat(SigV4.Authorization.parse(signed.header("Authorization").orElseThrow()))
        .returns(
            Optional.of(List.of("host", "other", "x-amz-date", "x-amz-target")),
            SigV4.Authorization::signedHeaders);
  }

  @Test
  void signingAgainReplacesTheFirstSignature() {
    SigV4.Request first = signed(createSnapshot("localhost"), CREDENTIAL.withSessionToken("old"));

    SigV4.Request second = signed(first, CREDENTIAL.withSessionToken(TOKEN));

    assertThat(second)
        .isEqualTo(signed(createSnapshot("localhost"), CREDENTIAL.withSessionToken(TOKEN)));
    assertThat(CREDENTIAL.verify(second)).isEmpty();
  }

  @Test
  void signingRefusesARequestWithoutHost() {
    SigV4.Request request = without(createSnapshot("localhost"), "Host");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREDENTIAL.sign(request, "us-east-1", "storagegateway", TIME))
        .withMessageContaining("carries no Host")
        .withMessageContaining("Add the Host header");
  }

  @Test
  void signingRefusesAHeaderThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sign(Set.of("host", "My-Header")))
        .withMessageContaining("does not carry [my-header]");
  }

  @Test
  void signingRefusesToSignTheSignature() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sign(Set.of("host", "Authorization")))
        .withMessageContaining("'authorization' cannot be signed");
  }

  @Test
  void signingMayLeaveOutHostSoThatAServerCanBeTested() {
    assertThat(sign(Set.of("x-amz-date")).get("Authorization"))
        .contains("SignedHeaders=x-amz-date,");
  }

  @ParameterizedTest
  @CsvSource({"us/east, storagegateway", "'', storagegateway", "us-east-1, ''", "us-east-1, 'a,b'"})
  void signingRefusesAScopeThatCannotBeRead(String region, String service) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREDENTIAL.sign(createSnapshot("localhost"), region, service, TIME))
        .withMessageContaining("cannot stand in a credential scope");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void signingRefusesAYearThatXAmzDateCannotHold(Instant time) {

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CREDENTIAL.sign(createSnapshot("localhost"), "us-east-1", "service", time))
        .withMessageContaining(time + " has no year of four digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a,b", "a b", "é"})
  void refusesAnAccessKeyIdThatCannotStandInACredential(String accessKeyId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigV4.of(accessKeyId, SECRET))
        .withMessageContaining("The access key id (not shown, " + accessKeyId.length())
        .withMessageNotContaining(SECRET);
  }

  @Test
  void refusesSwappedArgumentsWithoutShowingTheSecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigV4.of(SECRET, "AKID"))
        .withMessageContaining("Pass the access key id first")
        .withMessageNotContaining(SECRET);
  }

  @Test
  void refusesAnEmptySecret() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigV4.of("AKID", ""))
        .withMessageContaining("The secret access key of 'AKID' is empty");
  }

  @Test
  void refusesATokenThatWouldBreakItsHeaderWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREDENTIAL.withSessionToken(TOKEN + "\r\nX: y"))
        .withMessageContaining("without line breaks")
        .withMessageNotContaining(TOKEN);
  }

  @Test
  void withSessionTokenIsACopy() {
    SigV4 session = CREDENTIAL.withSessionToken(TOKEN);

    assertThat(sign(CREDENTIAL)).doesNotContainKey("X-Amz-Security-Token");
    assertThat(sign(session)).containsEntry("X-Amz-Security-Token", TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer abc",
        "AWS4-HMAC-SHA25 Credential=A/d/r/s/t, SignedHeaders=host, Signature=a",
        "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=a",
        "AWS4-HMAC-SHA256 Credential=A/d/r/s, SignedHeaders=host, Signature=a",
        "AWS4-HMAC-SHA256 Credential=A/d/r/s/t, Signature=a",
        "AWS4-HMAC-SHA256 Credential=A/d/r/s/t, SignedHeaders=host",
      })
  void verifyingRefusesAnAuthorizationThatAServerAnswersFirst(String authorization) {
    SigV4.Request request = replacing(signed(createSnapshot("h")), "Authorization", authorization);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREDENTIAL.verify(request))
        .withMessageContaining("so there is no signature to verify");
  }

  @Test
  void verifyingRefusesARequestWithoutAuthorizationOrDate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREDENTIAL.verify(createSnapshot("h")))
        .withMessageContaining("carries no Authorization header");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CREDENTIAL.verify(without(signed(createSnapshot("h")), "X-Amz-Date")))
        .withMessageContaining("carries neither X-Amz-Date nor Date");
  }

  @Test
  void verifyingJudgesNeitherKeyIdNorRegionNorClock() {
    SigV4.Request request = createSnapshot("localhost");
    Map<String, String> added =
        CREDENTIAL.sign(request, "nowhere", "nothing", Instant.parse("1999-12-31T23:59:59Z"));

    assertThat(SigV4.of("OTHER", SECRET).verify(Samples.with(request, added))).isEmpty();
  }

  @Test
  void verifyingTakesNoPartOfASignature() {
    SigV4.Request signed = signed(createSnapshot("localhost"));
    String authorization = signed.header("Authorization").orElseThrow();

    assertThat(
            CREDENTIAL.verify(
                replacing(
                    signed,
                    "Authorization",
                    authorization.substring(0, authorization.length() - 1))))
        .isPresent();
  }

  @Test
  void oneInstanceServesManyThreadsAndMoreScopesThanItKeeps() throws Exception {
    SigV4 shared = SigV4.of("AKID", SECRET);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String region = "region-" + i % 100;
      tasks.add(
          () -> {
            SigV4.Request request = createSnapshot("localhost");
            Map<String, String> added = shared.sign(request, region, "storagegateway", TIME);
            return shared.verify(Samples.with(request, added)).isEmpty();
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Boolean> verified : threads.invokeAll(tasks)) {
        assertThat(verified.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(shared.keysKept()).isBetween(1, 64 + 8);
  }

  @Test
  void noTextShowsSecretOrToken() {
    SigV4 session = CREDENTIAL.withSessionToken(TOKEN);
    SigV4.Request request =
        Samples.withTarget(
            signed(createSnapshot("localhost"), session), "/", "X-Amz-Security-Token=" + TOKEN);
    String header = request.header("Authorization").orElseThrow();
    SigV4.Authorization authorization = SigV4.Authorization.parse(header);

    assertThat(session).hasToString("credential AKIAIOSFODNN7EXAMPLE with a session token");
    assertThat(CREDENTIAL).hasToString("credential AKIAIOSFODNN7EXAMPLE");
    assertThat(request)
        .hasToString("request POST /?… with 5 headers and " + Samples.body().length + " bytes");
    assertThat(authorization.toString())
        .contains("Credential=AKIAIOSFODNN7EXAMPLE/20261123/us-east-1/storagegateway/aws4_request")
        .endsWith("Signature=<redacted>")
        .doesNotContain(authorization.signature().orElseThrow());
    assertThat(SigV4.Authorization.parse("secretWithoutScheme").toString())
        .doesNotContain("secretWithoutScheme");
    assertThat(SigV4.of("AKID", "other").verify(request).orElseThrow().toString())
        .doesNotContain(SECRET)
        .doesNotContain(TOKEN)
        .doesNotContain(authorization.signature().orElseThrow());
  }

  @Test
  void requestHeadersAreFoundInAnyCaseAndJoinedByCommas() {
    SigV4.Request request = createSnapshot("localhost", "My-Header", "a", "my-header", "b");

    assertThat(request.header("MY-HEADER")).contains("a,b");
    assertThat(request.header("hOST")).contains("localhost");
    assertThat(request.header("absent")).isEmpty();
  }

  @Test
  void requestsAreEqualByContent() {
    assertThat(createSnapshot("localhost"))
        .isEqualTo(createSnapshot("localhost"))
        .hasSameHashCodeAs(createSnapshot("localhost"))
        .isNotEqualTo(createSnapshot("other"))
        .isNotEqualTo(Samples.withBody(createSnapshot("localhost"), new byte[1]));
  }

  @Test
  void requestRefusesAPathWithAQuery() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.withTarget(createSnapshot("localhost"), "/?a=b", ""))
        .withMessageContaining("Pass the part after it as the query");
  }

  @Test
  void authorizationIsReadWithAndWithoutSpacesAfterCommas() {
    SigV4.Authorization authorization = SigV4.Authorization.parse(AUTHORIZATION);

    assertThat(authorization)
        .returns("AWS4-HMAC-SHA256", SigV4.Authorization::algorithm)
        .returns(Optional.of("AKID"), SigV4.Authorization::accessKeyId)
        .returns(Optional.of(List.of("host", "x-amz-date")), SigV4.Authorization::signedHeaders)
        .returns(Optional.of("abc"), SigV4.Authorization::signature)
        .returns(
            Optional.of(new SigV4.Scope("20261123", "us-east-1", "storagegateway", "aws4_request")),
            SigV4.Authorization::scope);
    assertThat(SigV4.Authorization.parse(AUTHORIZATION.replace(", ", ",")))
        .isEqualTo(authorization);
    assertThat(SigV4.Authorization.parse("  " + AUTHORIZATION.replace(", ", " ,  ")))
        .isEqualTo(authorization);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "=",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 ",
        "AWS4-HMAC-SHA256 Credential,SignedHeaders,Signature",
        "AWS4-HMAC-SHA256 Credential=, SignedHeaders= ,Signature=",
        "AWS4-HMAC-SHA256 ,,=,==,=a",
      })
  void authorizationWithoutAPartIsReadAllTheSame(String header) {
    SigV4.Authorization authorization = SigV4.Authorization.parse(header);

    assertThat(authorization.credential()).isEmpty();
    assertThat(authorization.signedHeaders()).isEmpty();
    assertThat(authorization.signature()).isEmpty();
    assertThat(authorization.accessKeyId()).isEmpty();
    assertThat(authorization.scope()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a, a, false",
    "a/b/c/d, a, false",
    "a/b/c/d/e, a, true",
    "a/b/c/d/e/f, a, false",
    "/b/c/d/, '', true",
    "a/, a, false"
  })
  void scopeIsThereWhenTheCredentialHasFiveElements(
      String credential, String accessKeyId, boolean hasScope) {
    SigV4.Authorization authorization =
        SigV4.Authorization.parse("AWS4-HMAC-SHA256 Credential=" + credential);

    assertThat(authorization.accessKeyId()).contains(accessKeyId);
    assertThat(authorization.scope().isPresent()).isEqualTo(hasScope);
  }

  private static Map<String, String> sign(SigV4 credential) {
    return credential.sign(createSnapshot("localhost"), "us-east-1", "storagegateway", TIME);
  }

  private static Map<String, String> sign(Set<String> signedHeaders) {
    return CREDENTIAL.sign(
        createSnapshot("localhost"), "us-east-1", "storagegateway", TIME, signedHeaders);
  }
}
