package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static dev.snapgate.examples.Clients.clientFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import dev.snapgate.fake.RemoteServer;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The backup against a server of gateways that could as well run elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteServerTest {

  private static final String TOKEN = "the-token-that-serve-printed";

  private FakeGateway announced;
  private URI control;

  @BeforeAll
  void serve() {
    announced = FakeGateway.builder().ownPort().control(TOKEN).create();
    control = announced.endpoint().uri();
  }

  @AfterAll
  void stop() {
    announced.close();
  }

  // tag::remote[]
  @Test
  void snapshotsTheVolumeOfAServerElsewhere() {
    RemoteServer server = RemoteServer.at(control, TOKEN);

    try (FakeGateway gateway = FakeGateway.builder().on(server).create()) {
      FakeVolume volume = gateway.addVolume();
      gateway.failNext(Fault.throttling());

      new NightlyBackup(clientFor(gateway.endpoint())).run(volume.arn());

      assertThat(gateway).onlyCall().hasAttempts(2);
      assertThat(gateway).onlySnapshot().isOf(volume);
    }
  }

  // end::remote[]

  @Test
  void theAnnouncedGatewayIsThereToo() {
    try (FakeGateway gateway = FakeGateway.connect(control, TOKEN)) {
      assertThat(gateway.endpoint()).isEqualTo(announced.endpoint());
    }
  }
}
