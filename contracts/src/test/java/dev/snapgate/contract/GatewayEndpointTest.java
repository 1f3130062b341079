package dev.snapgate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayEndpointTest {

  private static final URI LOCAL = URI.create("http://127.0.0.1:8080");

  @Test
  void hidesItsSecrets() {
    GatewayEndpoint endpoint = GatewayEndpoint.of(LOCAL, "us-east-1", "KEY", "hush");

    assertThat(endpoint).hasToString("http://127.0.0.1:8080 in us-east-1 as KEY (secret hidden)");
    assertThat(endpoint.withSessionToken("silent"))
        .hasToString("http://127.0.0.1:8080 in us-east-1 as KEY (secret and session token hidden)");
  }

  @Test
  void hasNoTokenUntilItGetsOne() {
    GatewayEndpoint endpoint = GatewayEndpoint.of(LOCAL, "us-east-1", "KEY", "hush");

    assertThat(endpoint.sessionToken()).isEmpty();
    assertThat(endpoint.withSessionToken("t"))
        .isEqualTo(new GatewayEndpoint(LOCAL, "us-east-1", "KEY", "hush", Optional.of("t")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8080//",
        "/relative",
        "ftp://host",
        "http:///",
        "http://u:hush@host",
        "http://host/path",
        "http://host?q",
        "http://host#f",
        "mailto:a@b"
      })
  void refusesAUriThatIsNotSchemeHostAndPort(String uri) {
    URI unfit = URI.create(uri.startsWith("127") ? "//" + uri : uri);
    assertThatThrownBy(() -> GatewayEndpoint.of(unfit, "us-east-1", "KEY", "hush"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("uri must ")
        .hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "US", "us east", "us/east"})
  void refusesARegionThatIsNone(String region) {
    assertThatThrownBy(() -> GatewayEndpoint.of(LOCAL, region, "KEY", "hush"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "region '" + region + "' must be lower-case letters, digits and -, as in us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a,b", "é"})
  void refusesAKeyThatWouldBreakTheHeader(String key) {
    assertThatThrownBy(() -> GatewayEndpoint.of(LOCAL, "us-east-1", key, "hush"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("accessKeyId must be 1 to 128 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush hush", "hush\n", "hüsh"})
  void refusesSecretsWithWhiteSpaceWithoutQuotingThem(String secret) {
    assertThatThrownBy(() -> GatewayEndpoint.of(LOCAL, "us-east-1", "KEY", secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secretAccessKey must be visible ASCII characters, at least one");
    assertThatThrownBy(
            () -> GatewayEndpoint.of(LOCAL, "us-east-1", "KEY", "x").withSessionToken(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sessionToken must be visible ASCII characters, at least one");
  }
}
