package dev.snapgate.examples.benchmarks.server;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonSchema;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** A {@code WireMockServer} whose stub asks for a body that the contract allows. */
final class WireMockSchema implements Server {

  private final WireMockServer server;

  WireMockSchema(String schema) {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(
        WireMockOneStub.stub()
            .withRequestBody(matchingJsonSchema(schema, WireMock.JsonSchemaVersion.V202012)));
  }

  @Override
  public Served served() {
    return Served.withoutKeys(server.port());
  }

  @Override
  public void forget() {
    server.resetRequests();
  }
}
