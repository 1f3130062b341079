package suite;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** One server for all tests. */
final class Shared {

  static final WireMockServer WIREMOCK =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  static {
    WIREMOCK.start();
  }

  private Shared() {}
}
