package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import org.junit.After;
import org.junit.Test;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** JUnit 4 and no other: the test makes the gateway and closes it. */
public class JUnit4Test {

  private final FakeGateway gateway = FakeGateway.create();
  private final NightlyBackup backup =
      new NightlyBackup(
          AwsSdk.configure(StorageGatewayClient.builder(), gateway.endpoint()).build());

  @After
  public void close() {
    gateway.close();
  }

  @Test
  public void makesASnapshot() {
    FakeVolume volume = gateway.addVolume();

    backup.run(volume.arn());

    assertThat(gateway).onlySnapshot().isOf(volume);
  }

  @Test
  public void meetsAFault() {
    gateway.failNext(Fault.throttling());

    backup.run(gateway.addVolume().arn());

    assertThat(gateway).onlyCall().hasAttempts(2).madeSnapshots(1);
  }

  @Test
  public void failsOnPurpose() {
    backup.run(gateway.addVolume().arn());

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "weekly");
  }
}
