package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.jupiter.FakeGatewayExtension;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** Tests that all wait for each other in the middle, so none passes unless all run at once. */
@ExtendWith(FakeGatewayExtension.class)
class ParallelTest {

  private static final CyclicBarrier ALL = new CyclicBarrier(4);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void seesItsOwnSnapshotsAlone(int snapshots, FakeGateway gateway, GatewayEndpoint endpoint)
      throws Exception {
    NightlyBackup backup =
        new NightlyBackup(AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build());
    ALL.await(1, TimeUnit.MINUTES);
    for (int i = 0; i < snapshots; i++) {
      backup.run(gateway.addVolume().arn());
    }
    ALL.await(1, TimeUnit.MINUTES);

    assertEquals(snapshots, gateway.snapshots().size());
  }
}
