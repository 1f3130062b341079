package dev.snapgate.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.verify.VerificationReport.Outcome;
import dev.snapgate.verify.VerificationReport.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UnreachableTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static Result only(GatewayEndpoint endpoint, Duration timeout) {
    VerificationReport report =
        ContractVerifier.of(Contracts.bundled())
            .only("2013-06-30/volume-not-found")
            .timeout(timeout)
            .verify(endpoint);
    assertThat(report.conforms()).isFalse();
    Result result = report.results().get(0);
    assertThat(result.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(result.reason().orElseThrow()).endsWith(".").doesNotContain("\n", "null");
    assertThat(result.request()).isPresent();
    assertThat(result.response()).isEmpty();
    return result;
  }

  private static String reason(Duration timeout, ScriptedServer.Script script) {
    try (ScriptedServer server = new ScriptedServer(script)) {
      return only(server.endpoint(), timeout).reason().orElseThrow();
    }
  }

  private static GatewayEndpoint endpoint(String uri) {
    return GatewayEndpoint.of(URI.create(uri), "us-east-1", "AKID", "secret");
  }

  @Test
  void aPortThatNobodyListensOn() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(only(endpoint("http://127.0.0.1:" + port), LONG).reason().orElseThrow())
        .startsWith("Nothing takes connections at 127.0.0.1:" + port);
  }

  @Test
  void aHostThatIsNone() {
    VerificationReport report =
        ContractVerifier.of(Contracts.bundled())
            .only("2013-06-30/volume-not-found")
            .insecure()
            .timeout(LONG)
            .verify(endpoint("http://nowhere.invalid"));
    assertThat(report.results().get(0).reason()).contains("There is no host nowhere.invalid.");
  }

  @Test
  void aServerThatNeverAnswers() {
    CountDownLatch never = new CountDownLatch(1);
    assertThat(
            reason(
                SHORT,
                request -> {
                  never.await();
                  return null;
                }))
        .isEqualTo("No whole response within 300 ms.");
  }

  @Test
  void aBodyThatDoesNotEnd() {
    byte[] begun = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Volume".getBytes(ISO_8859_1);
    assertThat(reason(SHORT, request -> begun)).isEqualTo("No whole response within 300 ms.");
  }

  @Test
  void aBodyThatIsTooLong() {
    byte[] body = new byte[(1 << 20) + 1];
    assertThat(reason(LONG, request -> ScriptedServer.whole(200, body)))
        .isEqualTo("The body has more than 1048576 bytes.");
  }

  @Test
  void aBodyOfTheMostIsTaken() {
    try (ScriptedServer server =
        new ScriptedServer(request -> ScriptedServer.whole(400, new byte[1 << 20]))) {
      VerificationReport report =
          ContractVerifier.of(Contracts.bundled())
              .only("2013-06-30/volume-not-found")
              .timeout(LONG)
              .verify(server.endpoint());
      assertThat(report.results().get(0).outcome()).isEqualTo(Outcome.VIOLATES);
    }
  }

  @Test
  void whatIsNoHttp() {
    assertThat(reason(LONG, request -> "garbage\r\n\r\n".getBytes(ISO_8859_1)))
        .startsWith("The connection broke (");
  }

  @Test
  void aConnectionThatIsClosedWithoutAnAnswer() {
    assertThat(reason(LONG, request -> null)).startsWith("The connection broke (");
  }

  @Test
  void aServerThatDoesNotSpeakTls() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread speaker =
          new Thread(
              () -> {
                try (Socket connection = server.accept()) {
                  connection.getInputStream().read();
                  connection.getOutputStream().write("no TLS\r\n\r\n".getBytes(ISO_8859_1));
                  connection.getOutputStream().flush();
                  connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException gone) {
                  // The client has heard enough.
                }
              });
      speaker.setDaemon(true);
      speaker.start();
      assertThat(
              only(endpoint("https://127.0.0.1:" + server.getLocalPort()), LONG)
                  .reason()
                  .orElseThrow())
          .startsWith("TLS failed");
    }
  }

  @Test
  void threeInARowEndTheRun() {
    try (ScriptedServer server = new ScriptedServer(request -> null)) {
      VerificationReport report =
          ContractVerifier.of(Contracts.bundled()).timeout(LONG).verify(server.endpoint());
      assertThat(server.requests()).hasSize(3);
      assertThat(report.results(Outcome.UNREACHABLE)).hasSize(3);
      assertThat(report.results().subList(3, report.results().size()))
          .allSatisfy(
              result -> {
                assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
                assertThat(result.reason())
                    .contains("The run has ended: 3 cases in a row got no response.");
              });
    }
  }

  @Test
  void anAnswerInBetweenBeginsTheCountAgain() {
    AtomicInteger count = new AtomicInteger();
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                count.incrementAndGet() % 3 == 0
                    ? ScriptedServer.ok(400, ScriptedServer.NOT_FOUND)
                    : null)) {
      VerificationReport report =
          ContractVerifier.of(Contracts.bundled())
              .apiVersions("2012-06-30")
              .timeout(LONG)
              .verify(server.endpoint());
      assertThat(report.results(Outcome.UNREACHABLE)).hasSizeGreaterThan(10);
      assertThat(report.results(Outcome.SKIPPED))
          .noneMatch(result -> result.reason().orElse("").contains("ended"));
    }
  }
}
