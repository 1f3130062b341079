package dev.snapgate.examples;

// tag::whole[]
import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.jupiter.WithFakeGateway;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

@WithFakeGateway
class FirstTest {

  @Test
  void makesASnapshot(FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();

    try (StorageGatewayClient client =
        AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build()) {
      client.createSnapshot(
          request -> request.volumeARN(volume.arn()).snapshotDescription("nightly"));
    }

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "nightly").succeeded();
    assertThat(gateway).onlySnapshot().isOf(volume);
  }
}
// end::whole[]
