package dev.snapgate.examples.benchmarks.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The floor: the JDK's own server reads the request and answers a constant. */
final class JdkServer implements Server {

  private final HttpServer server;

  JdkServer() throws IOException {
    // It writes head and body apart, and Nagle's algorithm would hold the second back for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    byte[] body = Answer.BODY.getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", Answer.CONTENT_TYPE);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @Override
  public Served served() {
    return Served.withoutKeys(server.getAddress().getPort());
  }
}
