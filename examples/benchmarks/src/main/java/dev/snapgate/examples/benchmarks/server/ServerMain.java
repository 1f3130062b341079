package dev.snapgate.examples.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process with one server: says where it answers, then does what it is told, a line each, until
 * its input ends.
 */
public final class ServerMain {

  private ServerMain() {}

  /** The contender, and for WireMock with a schema the file with the schema. */
  public static void main(String... arguments) throws Exception {
    obey(
        switch (arguments[0]) {
          case "snapgate" -> new SnapgateServer();
          case "wiremock" -> new WireMockOneStub();
          case "wiremock-schema" -> new WireMockSchema(Files.readString(Path.of(arguments[1])));
          case "mockwebserver" -> new ConstantMockWebServer();
          case "jdk" -> new JdkServer();
          default -> throw new IllegalArgumentException("No contender " + arguments[0]);
        });
  }

  static void obey(Server server) throws Exception {
    say(server.served().toString());
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", -1);
      switch (words[0]) {
        case "forget" -> {
          server.forget();
          say("done");
        }
        case "footprint" -> say(Footprint.now().toString());
        case "stalling" -> say(server.stalling().toString());
        case "make-and-close" -> {
          server.makeAndClose(Integer.parseInt(words[1]));
          say("done");
        }
        default -> throw new IOException("No order '" + order + "'");
      }
    }
    // Some contenders have threads that are no daemons.
    System.exit(0);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
