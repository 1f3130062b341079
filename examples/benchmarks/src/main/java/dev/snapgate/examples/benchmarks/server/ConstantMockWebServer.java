package dev.snapgate.examples.benchmarks.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A {@code MockWebServer} that answers everything alike. */
final class ConstantMockWebServer implements Server {

  private final MockWebServer server = new MockWebServer();

  ConstantMockWebServer() throws IOException {
    MockResponse answer = answer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    server.start();
  }

  static MockResponse answer() {
    return new MockResponse.Builder()
        .code(200)
        .addHeader("Content-Type", Answer.CONTENT_TYPE)
        .body(Answer.BODY)
        .build();
  }

  @Override
  public Served served() {
    return Served.withoutKeys(server.getPort());
  }

  /** Recorded requests wait for somebody to take them. */
  @Override
  public void forget() {
    try {
      RecordedRequest taken;
      do {
        taken = server.takeRequest(0, TimeUnit.SECONDS);
      } while (taken != null);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
