package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The README's recipe: one gateway for the class, as the application's context is one. */
// tag::spring-boot[]
@SpringBootTest
class BackupApplicationTest {

  private static final FakeGateway gateway = FakeGateway.create();

  @DynamicPropertySource
  static void endpoint(DynamicPropertyRegistry registry) {
    GatewayEndpoint endpoint = gateway.endpoint();
    registry.add("backup.endpoint", endpoint::uri);
    registry.add("backup.region", endpoint::region);
    registry.add("backup.access-key-id", endpoint::accessKeyId);
    registry.add("backup.secret-access-key", endpoint::secretAccessKey);
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.reset();
  }

  @Test
  void makesASnapshot(@Autowired NightlyBackup backup) {
    FakeVolume volume = gateway.addVolume();

    backup.run(volume.arn());

    assertThat(gateway).onlyRequest().hasVolumeArn(volume.arn()).conformsToContract();
    assertThat(gateway).onlySnapshot().isOf(volume);
  }

  // end::spring-boot[]

  @Test
  void meetsAFault(@Autowired NightlyBackup backup) {
    gateway.failNext(Fault.throttling());

    backup.run(gateway.addVolume().arn());

    assertThat(gateway).onlyCall().hasAttempts(2).madeSnapshots(1);
  }

  @Test
  void failsOnPurpose(@Autowired NightlyBackup backup) {
    backup.run(gateway.addVolume().arn());

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "weekly");
  }
}
