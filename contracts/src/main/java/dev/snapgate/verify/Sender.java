package dev.snapgate.verify;

import dev.snapgate.sigv4.SigV4;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as they are and brings back what comes: once, over HTTP/1.1, by no proxy, to no
 * other place.
 */
final class Sender implements AutoCloseable {

  /** More than any answer of the service, less than what fills a heap. */
  private static final int MAX_BODY = 1 << 20;

  private final URI uri;
  private final Duration timeout;
  private final Optional<SSLContext> sslContext;
  private final ExecutorService executor;
  private final HttpClient client;

  Sender(URI uri, Duration timeout, Optional<SSLContext> sslContext) {
    this.uri = uri;
    this.timeout = timeout;
    this.sslContext = sslContext;
    this.executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "snapgate-verify");
              thread.setDaemon(true);
              return thread;
            });
    this.client = client();
  }

  private HttpClient client() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(timeout)
            .executor(executor);
    sslContext.ifPresent(builder::sslContext);
    return builder.build();
  }

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared: it only carries.
  record Response(int status, List<Map.Entry<String, String>> headers, byte[] body) {}

  /** No whole response came; the message says why. */
  static final class NoResponse extends Exception {
    private static final long serialVersionUID = 1L;

    NoResponse(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /** The value of {@code Host} as the client will send it. */
  static String host(URI uri) {
    boolean usual =
        uri.getPort() == -1
            || uri.getPort() == (uri.getScheme().equalsIgnoreCase("https") ? 443 : 80);
    return usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /**
   * The request as the client will send it.
   *
   * @throws IllegalArgumentException if no client of HTTP could send it
   */
  HttpRequest ready(SigV4.Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                URI.create(
                    uri.getScheme()
                        + "://"
                        + uri.getRawAuthority()
                        + request.path()
                        + (request.query().isEmpty() ? "" : "?" + request.query())))
            .method(
                request.method(),
                new Once(
                    request.body().length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(request.body())));
    for (Map.Entry<String, String> header : request.headers()) {
      if (!header.getKey().equalsIgnoreCase("Host")) {
        builder.header(header.getKey(), header.getValue());
      }
    }
    return builder.build();
  }

  /**
   * Sends it once.
   *
   * @param afresh over a connection of its own: if one that was used before turns out to be closed,
   *     it is unknown whether the server has read what was written to it
   */
  Response send(HttpRequest request, boolean afresh) throws NoResponse {
    if (!afresh) {
      return send(client, request);
    }
    HttpClient once = client();
    try {
      return send(once, request);
    } finally {
      close(once);
    }
  }

  private Response send(HttpClient client, HttpRequest request) throws NoResponse {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new BoundedBody());
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      List<Map.Entry<String, String>> headers = new ArrayList<>();
      response
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(v -> headers.add(Map.entry(name, v))));
      return new Response(response.statusCode(), List.copyOf(headers), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new NoResponse("No whole response within " + timeout.toMillis() + " ms.", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new NoResponse(reason(cause), cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoResponse("Interrupted while waiting for the response.", e);
    }
  }

  private String reason(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "TLS failed" + said(cause) + ".";
      }
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return "There is no host " + uri.getHost() + ".";
      }
      if (cause instanceof HttpConnectTimeoutException) {
        return "No connection within " + timeout.toMillis() + " ms.";
      }
      if (cause instanceof SentAlready) {
        return "The connection was closed without a response.";
      }
      if (cause instanceof TooLong) {
        return cause.getMessage() + ".";
      }
      deepest = cause;
    }
    if (failure instanceof ConnectException) {
      return "Nothing takes connections at " + uri.getRawAuthority() + said(failure) + ".";
    }
    return "The connection broke (" + deepest.getClass().getSimpleName() + said(deepest) + ").";
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null ? "" : ": " + failure.getMessage();
  }

  @Override
  public void close() {
    close(client);
    executor.shutdownNow();
  }

  /** From Java 21 on a client can be closed; before that it ends when nothing refers to it. */
  private static void close(HttpClient client) {
    if (client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("The HTTP client cannot be closed", e);
      }
    }
  }

  /**
   * A body for one request. The JDK's client sends a GET again if the connection was closed without
   * a response, and a POST too if a system property says so. It asks for the length once before
   * each, and nothing else of it could stop the second.
   */
  private static final class Once implements HttpRequest.BodyPublisher {

    private final HttpRequest.BodyPublisher body;
    private final AtomicBoolean asked = new AtomicBoolean();

    Once(HttpRequest.BodyPublisher body) {
      this.body = body;
    }

    @Override
    public long contentLength() {
      if (asked.getAndSet(true)) {
        throw new SentAlready();
      }
      return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      body.subscribe(subscriber);
    }
  }

  /** A request was about to be sent again. */
  private static final class SentAlready extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }

  /** A body that does not end. */
  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("The body has more than " + MAX_BODY + " bytes");
    }
  }

  /** Collects a body, and gives up on one that does not end. */
  private static final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicReference<Flow.@Nullable Subscription> subscription =
        new AtomicReference<>();

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
      subscription.set(started);
      started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
      Flow.Subscription running = subscription.get();
      if (bytes.size() > MAX_BODY && running != null) {
        running.cancel();
        whole.completeExceptionally(new TooLong());
      }
    }

    @Override
    public void onError(Throwable failure) {
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      whole.complete(bytes.toByteArray());
    }
  }
}
