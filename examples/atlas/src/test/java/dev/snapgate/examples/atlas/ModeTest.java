package dev.snapgate.examples.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** That each mode is really on. */
class ModeTest {

  private static final Fault LIMIT_EXCEEDED =
      Fault.script("limit-exceeded")
          .send(
              """
              HTTP/1.1 400 Bad Request\r
              Content-Type: application/x-amz-json-1.1\r
              Content-Length: 35\r
              Connection: close\r
              \r
              {"__type":"LimitExceededException"}""")
          .close();

  static List<Mode> modes() {
    return Mode.ofThisJvm();
  }

  private static long requests(Mode mode, Fault fault, int calls) {
    return requests(mode::configure, fault, calls);
  }

  private static long requests(
      Consumer<ClientOverrideConfiguration.Builder> override, Fault fault, int calls) {
    try (FakeGateway gateway = FakeGateway.create();
        HttpClient.Caller caller =
            HttpClient.APACHE.open(
                new HttpClient.Setup(
                    gateway.endpoint(), TrustStore.NONE, Duration.ofSeconds(60), override))) {
      String volume = gateway.addVolume().arn();
      gateway.failAlways(fault);
      for (int i = 0; i < calls; i++) {
        assertThat(catchThrowable(() -> caller.createSnapshot(volume))).isNotNull();
      }
      return gateway.requestCount();
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void triesAsOftenAsTheModeDoes(Mode mode) {
    assertThat(requests(mode, Fault.internalError(), 1)).isEqualTo(mode == Mode.LEGACY ? 4 : 3);
  }

  /** Only the retries of 2026 count this error to those that end by themselves. */
  @ParameterizedTest
  @MethodSource("modes")
  void triesAgainAfterAnExceededLimitFrom2026On(Mode mode) {
    assertThat(requests(mode, LIMIT_EXCEEDED, 1)).isEqualTo(mode == Mode.RETRIES_2026 ? 3 : 1);
  }

  /** A client has 500 tokens for retries; one costs 5 of them, and 14 in 2026. */
  @ParameterizedTest
  @MethodSource("modes")
  void stopsTryingAgainWhenItsQuotaIsSpent(Mode mode) {
    int calls = 52;

    assertThat(requests(mode, Fault.internalError(), calls))
        .isEqualTo(calls + (mode == Mode.RETRIES_2026 ? 500 / 14 : 500 / 5));
  }

  /** So the README says: this client asks for five attempts and loses the retries of 2026. */
  @Test
  void aClientWhoseRetriesAreConfiguredHasThoseFromBefore2026() {
    assertThat(
            requests(
                client -> client.retryStrategy(strategy -> strategy.maxAttempts(5)),
                LIMIT_EXCEEDED,
                1))
        .isEqualTo(1);
  }
}
