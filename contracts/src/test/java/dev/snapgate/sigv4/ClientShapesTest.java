package dev.snapgate.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sets of headers that today's clients of AWS Storage Gateway sign. */
class ClientShapesTest {

  private static final SigV4.Request EVERYTHING =
      Samples.createSnapshot(
          "127.0.0.1:8080",
          "Content-Type",
          "application/x-amz-json-1.1",
          "Content-Length",
          "146",
          "Accept-Encoding",
          "identity",
          "User-Agent",
          "aws-sdk  of some/kind",
          "X-Amz-User-Agent",
          "aws-sdk-js/3.1048.0",
          "X-Amz-Content-Sha256",
          Hashes.sha256(Samples.body()),
          "amz-sdk-invocation-id",
          "0a7c6b3e-4a52-4a0c-9d0e-2f5f3a1d5c11",
          "amz-sdk-request",
          "attempt=1; max=4",
          "amz-sdk-retry",
          "0/0/500");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "boto3 and AWS CLI, content-type;host;x-amz-date;x-amz-target",
    "AWS SDK for Java 2, amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host"
        + ";x-amz-content-sha256;x-amz-date;x-amz-target",
    "AWS SDK for Java 1, amz-sdk-invocation-id;amz-sdk-request;amz-sdk-retry;content-length"
        + ";content-type;host;user-agent;x-amz-date;x-amz-target",
    "AWS SDK for JavaScript 3, amz-sdk-invocation-id;amz-sdk-request;content-length;content-type"
        + ";host;x-amz-content-sha256;x-amz-date;x-amz-target;x-amz-user-agent",
  })
  void isSignedAndVerified(String client, String signedHeaders) {
    SigV4.Request signed = signed(Samples.CREDENTIAL, signedHeaders);

    assertThat(Samples.CREDENTIAL.verify(signed)).as(client).isEmpty();
    assertThat(SigV4.Authorization.parse(signed.header("Authorization").orElseThrow()))
        .returns(Samples.ACCESS_KEY_ID, a -> a.accessKeyId().orElseThrow())
        .returns(signedHeaders, a -> String.join(";", a.signedHeaders().orElseThrow()));
  }

  @Test
  void sessionTokenIsSentAndSigned() {
    SigV4 session = Samples.CREDENTIAL.withSessionToken(Samples.TOKEN);
    SigV4.Request signed =
        signed(session, "content-type;host;x-amz-date;x-amz-security-token;x-amz-target");

    assertThat(signed.header("x-amz-security-token")).contains(Samples.TOKEN);
    assertThat(Samples.CREDENTIAL.verify(signed)).isEmpty();
    assertThat(
            Samples.CREDENTIAL.verify(Samples.replacing(signed, "X-Amz-Security-Token", "other")))
        .isPresent();
  }

  @Test
  void sessionTokenMayBeSentUnsigned() {
    SigV4 session = Samples.CREDENTIAL.withSessionToken(Samples.TOKEN);
    SigV4.Request signed = signed(session, "content-type;host;x-amz-date;x-amz-target");

    assertThat(signed.header("x-amz-security-token")).contains(Samples.TOKEN);
    assertThat(Samples.CREDENTIAL.verify(signed)).isEmpty();
    assertThat(
            Samples.CREDENTIAL.verify(Samples.replacing(signed, "X-Amz-Security-Token", "other")))
        .isEmpty();
  }

  @Test
  void aDateHeaderWillDoWithoutXAmzDate() {
    SigV4.Request dated =
        Samples.createSnapshot("localhost", "Date", "Mon, 23 Nov 2026 21:00:00 GMT");
    Map<String, String> added =
        Samples.CREDENTIAL.sign(
            dated, "us-east-1", "storagegateway", Samples.TIME, Set.of("host", "date"));

    SigV4.Request received = Samples.without(Samples.with(dated, added), "X-Amz-Date");

    assertThat(Samples.CREDENTIAL.verify(received)).isEmpty();
  }

  private static SigV4.Request signed(SigV4 credential, String signedHeaders) {
    return Samples.with(
        EVERYTHING,
        credential.sign(
            EVERYTHING,
            "us-east-1",
            "storagegateway",
            Samples.TIME,
            Set.copyOf(List.of(signedHeaders.split(";", -1)))));
  }
}
