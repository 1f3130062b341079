package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.Connection;
import dev.snapgate.examples.benchmarks.server.Served;
import dev.snapgate.examples.benchmarks.server.SignedRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether requests that get no answer, or never come to their end, slow down healthy ones. */
final class StalledNeighbours implements Measurement {

  private static final int STALLED = 50;
  private static final int HALF_SENT = 50;
  private static final int CONNECTIONS = 8;

  @Override
  public String name() {
    return "stalled-neighbours";
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    Rounds<String> rounds = new Rounds<>();
    String beside = "beside 50 stalled and 50 half-sent";
    try (Child child = Contender.SNAPGATE.start(settings)) {
      Served served = child.served();
      Served stalling = Served.parse(child.order("stalling"));
      LoadClient.during(
          settings.stalledWarmUp(), served.port(), new SignedRequest(served).bytes(), CONNECTIONS);
      for (int round = 0; round < settings.stalledRounds(); round++) {
        rounds.add("alone", slowest(settings, served));
        List<Connection> neighbours = neighbours(served, stalling);
        try {
          rounds.add(beside, slowest(settings, served));
        } finally {
          for (Connection neighbour : neighbours) {
            neighbour.close();
          }
        }
      }
    }
    return List.of(
        Comparison.of("p99, 8 connections, Snapgate", "ms", rounds.series(beside))
            .against(rounds.series("alone"), Budget.atMost(2, 1)));
  }

  private static double slowest(Settings settings, Served served) throws IOException {
    return LoadClient.during(
            settings.loadTime(), served.port(), new SignedRequest(served).bytes(), CONNECTIONS)
        .percentile(99);
  }

  private static List<Connection> neighbours(Served served, Served stalling) throws IOException {
    List<Connection> neighbours = new ArrayList<>();
    byte[] whole = new SignedRequest(stalling).bytes();
    for (int i = 0; i < STALLED; i++) {
      Connection neighbour = new Connection(stalling.port());
      neighbour.send(whole, whole.length);
      neighbours.add(neighbour);
    }
    byte[] half = new SignedRequest(served).bytes();
    for (int i = 0; i < HALF_SENT; i++) {
      Connection neighbour = new Connection(served.port());
      neighbour.send(half, half.length - 40);
      neighbours.add(neighbour);
    }
    return neighbours;
  }
}
