package dev.snapgate.examples.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeSnapshot;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/** What a gateway hands out is enough for every HTTP client to trust it. */
class HttpsTest {

  private static HttpClient.Caller open(
      HttpClient client, FakeGateway gateway, TlsTrustManagersProvider trust) {
    return client.open(
        new HttpClient.Setup(
            gateway.endpoint(), trust, Duration.ofSeconds(60), Mode.ofThisJvm().get(0)::configure));
  }

  @ParameterizedTest
  @EnumSource
  void makesASnapshotOverTls(HttpClient client, @TempDir Path folder) throws Exception {
    try (FakeGateway gateway = FakeGateway.builder().ownPort().https().create();
        HttpClient.Caller caller = open(client, gateway, TrustStore.of(gateway, folder))) {
      assertThat(gateway.endpoint().uri()).hasScheme("https");

      String id = caller.createSnapshot(gateway.addVolume().arn()).snapshotId();

      assertThat(gateway.snapshots()).extracting(FakeSnapshot::id).containsExactly(id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void makesNoneThatTrustsAnotherGateway(HttpClient client, @TempDir Path folder) throws Exception {
    try (FakeGateway gateway = FakeGateway.builder().ownPort().https().create();
        FakeGateway other = FakeGateway.builder().ownPort().https().create();
        HttpClient.Caller caller = open(client, gateway, TrustStore.of(other, folder))) {
      String volume = gateway.addVolume().arn();

      assertThatThrownBy(() -> caller.createSnapshot(volume))
          .rootCause()
          .isInstanceOf(CertPathBuilderException.class);

      assertThat(gateway.snapshots()).isEmpty();
    }
  }
}
