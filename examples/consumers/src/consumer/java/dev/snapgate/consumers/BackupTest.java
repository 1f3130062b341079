package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** JUnit, AssertJ and the AWS SDK, each of a version that the user chose. */
@ExtendWith(FakeGatewayExtension.class)
class BackupTest {

  @Test
  void makesASnapshot(FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();

    NightlyBackup.Result result = backUp(endpoint, volume);

    assertThat(result.snapshotIds()).containsOnlyKeys(volume.arn());
    assertThat(gateway).onlyRequest().isSignedBy(endpoint).conformsToContract();
    assertThat(gateway).onlySnapshot().isOf(volume);
  }

  @Test
  void meetsAFault(FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();
    gateway.failNext(Fault.throttling());

    backUp(endpoint, volume);

    assertThat(gateway).onlyCall().hasAttempts(2).madeSnapshots(1);
  }

  @Test
  void failsOnPurpose(FakeGateway gateway, GatewayEndpoint endpoint) {
    backUp(endpoint, gateway.addVolume());

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "weekly");
  }

  private static NightlyBackup.Result backUp(GatewayEndpoint endpoint, FakeVolume volume) {
    try (StorageGatewayClient client =
        AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build()) {
      return new NightlyBackup(client).run(volume.arn());
    }
  }
}
