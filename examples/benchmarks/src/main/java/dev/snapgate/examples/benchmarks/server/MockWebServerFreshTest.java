package dev.snapgate.examples.benchmarks.server;

import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A MockWebServer of its own for each test, which is how it is meant to be used. */
final class MockWebServerFreshTest implements IsolatedTest {

  @Override
  public void run() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(ConstantMockWebServer.answer());
      server.start();
      Served served = Served.withoutKeys(server.getPort());
      try (Connection connection = new Connection(server.getPort())) {
        connection.exchange(new SignedRequest(served).bytes());
      }
      RecordedRequest request = server.takeRequest();
      String body = Objects.requireNonNull(request.getBody()).utf8();
      if (server.getRequestCount() != 1 || !body.contains(served.volumeArn())) {
        throw new AssertionError("Not the request that was sent: " + body);
      }
    }
  }

  @Override
  public void close() {}
}
