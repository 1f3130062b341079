package dev.snapgate.examples.benchmarks.server;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A gateway of its own for each test, on the server that all share. */
final class SnapgateIsolatedTest implements IsolatedTest {

  private final FakeGateway first = FakeGateway.create();
  private final Connection connection = connectionTo(first);

  private static Connection connectionTo(FakeGateway gateway) {
    try {
      return new Connection(gateway.endpoint().uri().getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void run() throws Exception {
    try (FakeGateway gateway = FakeGateway.create()) {
      FakeVolume volume = gateway.addVolume();
      connection.exchange(new SignedRequest(SnapgateServer.served(gateway, volume.arn())).bytes());
      assertThat(gateway).onlyRequest().hasVolumeArn(volume.arn());
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
    first.close();
  }
}
