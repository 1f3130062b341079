package dev.snapgate.examples.benchmarks.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** A WireMock of its own for each test. */
final class WireMockFreshTest implements IsolatedTest {

  @Override
  public void run() throws Exception {
    WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(WireMockOneStub.stub());
    Served served = Served.withoutKeys(server.port());
    try (Connection connection = new Connection(server.port())) {
      connection.exchange(new SignedRequest(served).bytes());
    }
    WireMockResetTest.verify(server, served);
    server.stop();
  }

  @Override
  public void close() {}
}
