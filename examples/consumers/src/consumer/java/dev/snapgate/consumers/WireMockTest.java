package dev.snapgate.consumers;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The application's own WireMock, beside Snapgate's and in the same JVM. */
class WireMockTest {

  @Test
  void answersFromItsOwnServer() throws Exception {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    try {
      server.stubFor(get("/volumes").willReturn(ok("none")));
      HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/volumes"))).build();

      assertEquals(
          "none", HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } finally {
      server.stop();
    }
  }
}
