package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.Fault;
import dev.snapgate.fake.ResponseLoss;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClientBuilder;

/** The bug that costs money: an answer is lost, and the client makes a second snapshot. */
@ExtendWith(FakeGatewayExtension.class)
class LostAnswerTest {

  /** Shared by the clients of all runs, since making one is the longest part of a run. */
  private static final SdkHttpClient HTTP = ApacheHttpClient.builder().maxConnections(100).build();

  @AfterAll
  static void closeHttp() {
    HTTP.close();
  }

  private static StorageGatewayClientBuilder builder(GatewayEndpoint endpoint) {
    return AwsSdk.configure(StorageGatewayClient.builder().httpClient(HTTP), endpoint);
  }

  private static StorageGatewayClient naive(GatewayEndpoint endpoint) {
    return builder(endpoint).build();
  }

  private static StorageGatewayClient careful(GatewayEndpoint endpoint) {
    return builder(endpoint)
        .overrideConfiguration(c -> c.retryStrategy(AtMostOnce.retryStrategy()))
        .build();
  }

  // tag::lost[]
  @Test
  void theNaiveClientMakesTwoSnapshotsAndReportsOne(FakeGateway gateway, GatewayEndpoint endpoint) {
    String volume = gateway.addVolume().arn();
    // tag::two-snapshots[]
    gateway.failNext(Fault.responseLost());
    // end::two-snapshots[]

    NightlyBackup.Result result = new NightlyBackup(naive(endpoint)).run(volume);

    assertThat(result.snapshotIds()).hasSize(1);
    // tag::two-snapshots[]
    assertThat(gateway).hasRequests(2).hasSnapshots(2);
    // end::two-snapshots[]
  }

  @Test
  void theCarefulOneMakesOneAndReportsAFailure(FakeGateway gateway, GatewayEndpoint endpoint) {
    String volume = gateway.addVolume().arn();
    gateway.failNext(Fault.responseLost());

    NightlyBackup.Result result = new NightlyBackup(careful(endpoint)).run(volume);

    assertThat(result.failures()).containsOnlyKeys(volume);
    assertThat(gateway).hasRequests(1).hasSnapshots(1);
  }

  // end::lost[]

  // tag::call[]
  @Test
  void theCarefulOneStillTriesAgainWhenItIsThrottled(
      FakeGateway gateway, GatewayEndpoint endpoint) {
    String volume = gateway.addVolume().arn();
    gateway.failNext(2, Fault.throttling());

    new NightlyBackup(careful(endpoint)).run(volume);

    assertThat(gateway).onlyCall().hasAttempts(3).succeeded().madeSnapshots(1);
  }

  // end::call[]

  // tag::every-byte[]
  @Test
  void theCarefulOneMakesAtMostOneWhereverTheAnswerIsCut() {
    ResponseLoss loss =
        ResponseLoss.everyByte(
            (endpoint, volumeArn) -> new NightlyBackup(careful(endpoint)).run(volumeArn));

    assertThat(loss.duplicates()).as("%s", loss).isEmpty();
  }

  // end::every-byte[]

  @Test
  void theNaiveOneMakesTwoAtMoreThanHalfOfTheCuts() {
    ResponseLoss loss =
        ResponseLoss.everyByte(
            (endpoint, volumeArn) -> new NightlyBackup(naive(endpoint)).run(volumeArn));

    assertThat(loss.duplicates())
        .as("%s", loss)
        .contains(0, 1)
        .hasSizeGreaterThan(loss.answerBytes() / 2);
  }
}
