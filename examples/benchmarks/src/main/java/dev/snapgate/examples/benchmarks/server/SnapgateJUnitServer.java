package dev.snapgate.examples.benchmarks.server;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Serves from within a test, with the extension that users of Snapgate have. */
@ExtendWith(FakeGatewayExtension.class)
class SnapgateJUnitServer {

  @Test
  void serves(FakeGateway gateway) throws Exception {
    ServerMain.obey(new SnapgateServer(gateway));
  }
}
