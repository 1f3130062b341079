package dev.snapgate.examples.benchmarks.server;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;

/** One WireMock for all tests, emptied before each. */
final class WireMockResetTest implements IsolatedTest {

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final Served served;
  private final SignedRequest request;
  private final Connection connection;

  WireMockResetTest() throws IOException {
    server.start();
    served = Served.withoutKeys(server.port());
    request = new SignedRequest(served);
    connection = new Connection(server.port());
  }

  @Override
  public void run() throws Exception {
    server.resetAll();
    server.stubFor(WireMockOneStub.stub());
    connection.exchange(request.bytes());
    verify(server, served);
  }

  static void verify(WireMockServer server, Served served) {
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(matchingJsonPath("$.VolumeARN", equalTo(served.volumeArn()))));
  }

  @Override
  public void close() throws IOException {
    connection.close();
    server.stop();
  }
}
