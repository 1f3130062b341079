package dev.snapgate.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The signer of the AWS SDK for Java 2 shares no code with this one, and has to agree with it. */
class AwsSdkSignerTest {

  private static final AwsCredentialsIdentity IDENTITY =
      AwsCredentialsIdentity.create(Samples.ACCESS_KEY_ID, Samples.SECRET);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "https://storagegateway.us-east-1.amazonaws.com/",
        "http://localhost:8080/a/b/?b=2&a=1&a=%20&c",
        "http://localhost:8080/a%20b/%E1%88%B4/c%2Bd",
        "http://localhost:8080/a/../b/./c//d",
      })
  void whatTheSdkSignsVerifies(String uri) {
    assertThat(Samples.CREDENTIAL.verify(signedByTheSdk(uri, IDENTITY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost:8080/a%20b/?b=2&a=1"})
  void theSdkAndThisSignAlike(String uri) {
    SigV4.Request theirs = signedByTheSdk(uri, IDENTITY);

    SigV4.Request ours = Samples.signed(Samples.without(theirs, "Authorization"));

    assertThat(ours.header("Authorization")).isEqualTo(theirs.header("Authorization"));
  }

  @Test
  void whatTheSdkSignsWithASessionTokenVerifies() {
    SigV4.Request signed =
        signedByTheSdk(
            "http://localhost:8080/",
            AwsSessionCredentialsIdentity.create(
                Samples.ACCESS_KEY_ID, Samples.SECRET, Samples.TOKEN));

    assertThat(signed.header("X-Amz-Security-Token")).contains(Samples.TOKEN);
    assertThat(Samples.CREDENTIAL.verify(signed)).isEmpty();
  }

  @Test
  void whatTheSdkSignsWithAnotherSecretDoesNotVerify() {
    AwsCredentialsIdentity other = AwsCredentialsIdentity.create(Samples.ACCESS_KEY_ID, "other");

    assertThat(Samples.mismatch(signedByTheSdk("http://localhost/", other)).difference())
        .contains("the secret access key or the signing code differs");
  }

  private static SigV4.Request signedByTheSdk(String uri, AwsCredentialsIdentity identity) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .uri(URI.create(uri))
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(Samples.body().length))
            .putHeader("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot")
            .putHeader("User-Agent", "aws-sdk-java/2")
            .putHeader("amz-sdk-request", "attempt=1;   max=4")
            .putHeader("My-Header", List.of(" one", "two  three "))
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                request ->
                    request
                        .identity(identity)
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(Samples.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "storagegateway")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                        .putProperty(
                            HttpSigner.SIGNING_CLOCK, Clock.fixed(Samples.TIME, ZoneOffset.UTC)))
            .request();
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    signed.forEachHeader(
        (name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
    return new SigV4.Request(
        "POST",
        signed.encodedPath(),
        signed.encodedQueryParameters().orElse(""),
        headers,
        Samples.body());
  }
}
