package dev.snapgate.examples.benchmarks.server;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Serves from within a test, with the extension that users of WireMock have. */
class WireMockJUnitServer {

  @RegisterExtension
  static final WireMockExtension WIREMOCK =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @Test
  void serves() throws Exception {
    WIREMOCK.stubFor(WireMockOneStub.stub());
    ServerMain.obey(() -> Served.withoutKeys(WIREMOCK.getPort()));
  }
}
