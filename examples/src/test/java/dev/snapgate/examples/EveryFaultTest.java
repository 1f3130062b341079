package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeSnapshot;
import dev.snapgate.fake.Fault;
import dev.snapgate.jupiter.EveryFault;
import dev.snapgate.jupiter.WithFakeGateway;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** One test, every fault. */
// tag::every[]
@WithFakeGateway(ownPort = 0)
class EveryFaultTest {

  @ParameterizedTest
  // The SDK corrects its clock for the whole JVM, so these would show in other tests.
  @EveryFault(
      ownPort = true,
      except = {"clock-skew", "signature-expired", "signature-not-yet-current", "request-expired"})
  void makesOneSnapshotAtMostAndReportsNoneThatIsNotThere(
      Fault fault, FakeGateway gateway, GatewayEndpoint endpoint) {
    String volume = gateway.addVolume().arn();
    // tag::each[]
    gateway.failNext(fault);
    // end::each[]

    NightlyBackup.Result result = new NightlyBackup(careful(endpoint)).run(volume);

    // tag::each[]
    assertThat(gateway.snapshots()).hasSizeLessThanOrEqualTo(1);
    // end::each[]
    assertThat(gateway.snapshots())
        .extracting(FakeSnapshot::id)
        .containsAll(result.snapshotIds().values());
    assertThat(result.snapshotIds().size() + result.failures().size()).isEqualTo(1);
  }

  // end::every[]

  private static final SdkHttpClient HTTP = ApacheHttpClient.builder().maxConnections(100).build();

  @AfterAll
  static void closeHttp() {
    HTTP.close();
  }

  private static StorageGatewayClient careful(GatewayEndpoint endpoint) {
    return AwsSdk.configure(StorageGatewayClient.builder().httpClient(HTTP), endpoint)
        .overrideConfiguration(
            c ->
                c.retryStrategy(AtMostOnce.retryStrategy())
                    .apiCallAttemptTimeout(Duration.ofSeconds(2)))
        .build();
  }
}
