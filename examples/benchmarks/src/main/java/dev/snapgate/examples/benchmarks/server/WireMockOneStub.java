package dev.snapgate.examples.benchmarks.server;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** A {@code WireMockServer} as its documentation starts it, with one stub. */
public final class WireMockOneStub implements Server {

  private final WireMockServer server;

  WireMockOneStub() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(stub());
  }

  /** The one stub: CreateSnapshot gets an answer, always the same. */
  public static MappingBuilder stub() {
    return post("/")
        .withHeader("X-Amz-Target", equalTo(Answer.TARGET))
        .willReturn(okForContentType(Answer.CONTENT_TYPE, Answer.BODY));
  }

  @Override
  public Served served() {
    return Served.withoutKeys(server.port());
  }

  /** Its journal has no bound by default, and would fill the heap. */
  @Override
  public void forget() {
    server.resetRequests();
  }
}
