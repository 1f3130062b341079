package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** No JUnit: the test makes the gateway and closes it. */
public class TestNGTest {

  private FakeGateway gateway;
  private NightlyBackup backup;

  @BeforeMethod
  void open() {
    gateway = FakeGateway.create();
    backup =
        new NightlyBackup(
            AwsSdk.configure(StorageGatewayClient.builder(), gateway.endpoint()).build());
  }

  @AfterMethod
  void close() {
    gateway.close();
  }

  @Test
  void makesASnapshot() {
    FakeVolume volume = gateway.addVolume();

    backup.run(volume.arn());

    assertThat(gateway).onlySnapshot().isOf(volume);
  }

  @Test
  void meetsAFault() {
    gateway.failNext(Fault.throttling());

    backup.run(gateway.addVolume().arn());

    assertThat(gateway).onlyCall().hasAttempts(2).madeSnapshots(1);
  }

  @Test
  void failsOnPurpose() {
    backup.run(gateway.addVolume().arn());

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "weekly");
  }
}
