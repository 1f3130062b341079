package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.jupiter.ExportSystemProperties;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** An application that makes its client itself. */
@ExportSystemProperties
class OwnClientTest {

  @Test
  void callsTheGatewayOfItsTest(FakeGateway gateway) {
    FakeVolume volume = gateway.addVolume();

    new NightlyBackup(StorageGatewayClient.create()).run(volume.arn());

    assertThat(gateway).onlySnapshot().isOf(volume);
  }
}
