package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.sigv4.SigV4;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs the requests of a run and sends them, one after the other and no faster than its pace. */
final class Sending implements AutoCloseable {

  private static final Duration POLITE_PACE = Duration.ofSeconds(1);
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0(:0){6}:1]");

  private final Settings.Connection connection;
  private final GatewayEndpoint endpoint;
  private final Settings.Pause pause;
  private final Duration pace;
  private @Nullable Sender sender;
  private boolean started;
  private long lastStart;

  /**
   * For one run.
   *
   * @throws IllegalArgumentException if others could read what is sent, and that is not allowed
   */
  Sending(Settings.Connection connection, GatewayEndpoint endpoint, Settings.Pause pause) {
    this.connection = connection;
    this.pause = pause;
    this.endpoint = endpoint;
    boolean here = isLoopback(endpoint.uri());
    if (!here && !endpoint.uri().getScheme().equalsIgnoreCase("https") && !connection.insecure()) {
      throw new IllegalArgumentException(
          "The endpoint "
              + endpoint.uri()
              + " is on another host and not https, so others could read what is sent. Use https,"
              + " or insecure() (--insecure in a shell) if the network in between is yours.");
    }
    this.pace = connection.pace().orElse(here ? Duration.ZERO : POLITE_PACE);
  }

  /** Without asking a name server: what a name means there can change. */
  private static boolean isLoopback(URI uri) {
    return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  /** The least time between the starts of two requests. */
  Duration pace() {
    return pace;
  }

  /** A request as it is signed, and as it is sent. */
  record Prepared(SigV4.Request signed, HttpRequest ready) {}

  /**
   * The request of a case.
   *
   * @throws IllegalArgumentException if what is bound makes a request that cannot be sent: no file
   *     was wrong when it was read then
   */
  Prepared prepare(
      ContractCase contractCase, Map<String, String> bindings, Instant now, Transcript transcript) {
    try {
      SigV4.Request signed = SignedRequest.of(contractCase, bindings, endpoint, now);
      return new Prepared(signed, sender().ready(signed));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      String said = transcript.text(String.valueOf(e.getMessage()));
      String place = "cases/" + contractCase.id() + ".json: ";
      throw new IllegalArgumentException(
          said.startsWith(place) ? said : place + "its request cannot be sent: " + said, e);
    }
  }

  void waitForTurn() {
    if (started && !pace.isZero()) {
      long left = pace.toNanos() - (System.nanoTime() - lastStart);
      if (left > 0) {
        try {
          pause.nanos(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    started = true;
    lastStart = System.nanoTime();
  }

  /**
   * Sends it once.
   *
   * @param alone over a connection of its own, which the JDK does not try again
   */
  Sender.Response send(Prepared prepared, boolean alone) throws Sender.NoResponse {
    return sender().send(prepared.ready(), alone);
  }

  private Sender sender() {
    Sender open = sender;
    if (open == null) {
      open = new Sender(endpoint.uri(), connection.timeout(), connection.sslContext());
      sender = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
  }
}
