package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** Another class of the suite, for Surefire to run in another JVM at the same time. */
@ExtendWith(FakeGatewayExtension.class)
class ForkTest {

  @Test
  void hasAGatewayOfItsOwn(FakeGateway gateway, GatewayEndpoint endpoint) {
    new NightlyBackup(AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build())
        .run(gateway.addVolume().arn());

    assertEquals(1, gateway.snapshots().size());
    assertEquals(0, gateway.strays().size());
  }
}
