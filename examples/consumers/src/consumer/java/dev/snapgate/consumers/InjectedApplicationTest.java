package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.jupiter.WithFakeGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The extension beside Spring's: the static field is there before the context is. */
@SpringBootTest
class InjectedApplicationTest {

  @WithFakeGateway static FakeGateway gateway;

  @DynamicPropertySource
  static void endpoint(DynamicPropertyRegistry registry) {
    registry.add("backup.endpoint", () -> gateway.endpoint().uri());
    registry.add("backup.region", () -> gateway.endpoint().region());
    registry.add("backup.access-key-id", () -> gateway.endpoint().accessKeyId());
    registry.add("backup.secret-access-key", () -> gateway.endpoint().secretAccessKey());
  }

  @Test
  void callsTheGatewayOfTheField(@Autowired NightlyBackup backup, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();

    backup.run(volume.arn());

    assertThat(gateway).onlyRequest().isSignedBy(endpoint);
    assertThat(gateway).onlySnapshot().isOf(volume);
  }
}
