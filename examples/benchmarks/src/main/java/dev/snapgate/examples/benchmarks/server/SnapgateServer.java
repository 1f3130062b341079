package dev.snapgate.examples.benchmarks.server;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.WireFault;

/** Everything on, as it is by default: signature, schema, state, log. */
final class SnapgateServer implements Server {

  private final FakeGateway gateway;

  SnapgateServer() {
    this(FakeGateway.create());
  }

  SnapgateServer(FakeGateway gateway) {
    this.gateway = gateway;
  }

  static Served served(FakeGateway gateway, String volumeArn) {
    GatewayEndpoint endpoint = gateway.endpoint();
    return new Served(
        endpoint.uri().getPort(), endpoint.accessKeyId(), endpoint.secretAccessKey(), volumeArn);
  }

  @Override
  public Served served() {
    return served(gateway, gateway.addVolume().arn());
  }

  @Override
  public Served stalling() {
    FakeGateway other = FakeGateway.create();
    other.failAlways(WireFault.stallBeforeAnswer());
    return served(other, other.addVolume().arn());
  }

  @Override
  public void makeAndClose(int gateways) throws Exception {
    try (Connection connection = new Connection(gateway.endpoint().uri().getPort())) {
      for (int i = 0; i < gateways; i++) {
        try (FakeGateway each = FakeGateway.create()) {
          connection.exchange(new SignedRequest(served(each, each.addVolume().arn())).bytes());
        }
        // Those with a port of their own have more to let go of.
        if (i % 10 == 0) {
          try (FakeGateway own = FakeGateway.builder().ownPort().create();
              Connection another = new Connection(own.endpoint().uri().getPort())) {
            another.exchange(new SignedRequest(served(own, own.addVolume().arn())).bytes());
          }
        }
      }
    }
  }
}
