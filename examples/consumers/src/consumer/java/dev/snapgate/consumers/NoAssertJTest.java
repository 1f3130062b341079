package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.Fault;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** JUnit and its own assertions: what AssertJ is for stays unused. */
@ExtendWith(FakeGatewayExtension.class)
class NoAssertJTest {

  private NightlyBackup backup;

  @BeforeEach
  void makesTheApplication(GatewayEndpoint endpoint) {
    backup = new NightlyBackup(AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build());
  }

  @Test
  void hasNoAssertJ() {
    assertThrows(
        ClassNotFoundException.class, () -> Class.forName("org.assertj.core.api.Assertions"));
  }

  @Test
  void makesASnapshot(FakeGateway gateway) {
    backup.run(gateway.addVolume().arn());

    assertEquals(1, gateway.snapshots().size());
  }

  @Test
  void meetsAFault(FakeGateway gateway) {
    gateway.failNext(Fault.throttling());

    backup.run(gateway.addVolume().arn());

    assertEquals(2, gateway.requests().size());
  }

  @Test
  void failsOnPurpose(FakeGateway gateway) {
    gateway.failNext(2, Fault.throttling());
  }
}
