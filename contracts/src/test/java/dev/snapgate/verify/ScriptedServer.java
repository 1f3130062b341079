package dev.snapgate.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.snapgate.contract.GatewayEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that answers as a test says, byte by byte, and counts. */
final class ScriptedServer implements AutoCloseable {

  static final String KEY = "AKIDCANARYKEY0000001";
  static final String SECRET = "canarySecret/with+slash/4711";
  static final String NOT_FOUND =
      "{\"__type\":\"InvalidGatewayRequestException\",\"message\":\"The specified volume was not"
          + " found.\",\"error\":{\"errorCode\":\"VolumeNotFound\"}}";

  /** What to do with a request. */
  interface Script {
    /** The bytes to answer, with the headers; null closes the connection without any. */
    byte @Nullable [] answer(Request request) throws Exception;
  }

  /** A request as it came. */
  record Request(String head, String body) {

    String startLine() {
      return head.lines().findFirst().orElseThrow();
    }

    Optional<String> header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  private final ServerSocket socket;
  private final Script script;
  private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  ScriptedServer(Script script) {
    this.script = script;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  /** One that answers the same each time. */
  static ScriptedServer answering(int status, String body) {
    return new ScriptedServer(request -> ok(status, body));
  }

  static byte[] ok(int status, String body, String... headers) {
    return whole(status, body.getBytes(UTF_8), headers);
  }

  static byte[] whole(int status, byte[] body, String... headers) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " It\r\n");
    List<String> all = new ArrayList<>(List.of(headers));
    for (String usual :
        List.of(
            "Content-Type: application/x-amz-json-1.1",
            "x-amzn-RequestId: 5d2a7c1e-0000-4000-8000-00000000beef",
            "Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))) {
      String name = usual.substring(0, usual.indexOf(':') + 1);
      if (all.stream().noneMatch(header -> header.startsWith(name))) {
        all.add(usual);
      }
    }
    all.forEach(header -> head.append(header).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  static byte[] created(String volumeArn) {
    return ok(
        200, "{\"VolumeARN\":\"" + volumeArn + "\",\"SnapshotId\":\"snap-0123456789abcdef0\"}");
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        sockets.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      for (Request request = read(in); request != null; request = read(in)) {
        requests.add(request);
        byte[] answer = script.answer(request);
        if (answer == null) {
          return;
        }
        out.write(answer);
        out.flush();
      }
    } catch (Exception gone) {
      // The client has left, which is its right.
    }
  }

  private static @Nullable Request read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      head.append((char) c);
    }
    Request request = new Request(head.toString(), "");
    int length = Integer.parseInt(request.header("Content-Length").orElse("0"));
    return new Request(head.toString(), new String(in.readNBytes(length), UTF_8));
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  int connections() {
    return connections.get();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  GatewayEndpoint endpoint() {
    return GatewayEndpoint.of(uri(), "us-east-1", KEY, SECRET);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : sockets) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
