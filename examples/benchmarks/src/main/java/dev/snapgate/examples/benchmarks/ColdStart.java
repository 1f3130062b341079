package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.Connection;
import dev.snapgate.examples.benchmarks.server.SignedRequest;
import java.io.IOException;
import java.util.List;

/**
 * A fresh JVM until it has answered its first request. The client is this process, which is warm:
 * only the server differs.
 */
final class ColdStart implements Measurement {

  private static final List<Contender> CONTENDERS =
      List.of(
          Contender.SNAPGATE,
          Contender.WIREMOCK,
          Contender.MOCK_WEB_SERVER,
          Contender.JDK,
          Contender.SNAPGATE_IN_JUNIT,
          Contender.WIREMOCK_IN_JUNIT);

  @Override
  public String name() {
    return "cold-start";
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    // Once for the disk's sake, and for this process's own classes.
    for (Contender contender : CONTENDERS) {
      start(settings, contender, new Rounds<>(), new Rounds<>());
    }
    Rounds<Contender> wall = new Rounds<>();
    Rounds<Contender> processor = new Rounds<>();
    for (int round = 0; round < settings.coldStarts(); round++) {
      for (Contender contender : CONTENDERS) {
        start(settings, contender, wall, processor);
      }
    }
    Budget budget = Budget.atMost(0.7, 0.5);
    return List.of(
        Comparison.of("cold start", "ms", wall.series(Contender.SNAPGATE))
            .against(wall.series(Contender.WIREMOCK), budget)
            .against(wall.series(Contender.MOCK_WEB_SERVER))
            .against(wall.series(Contender.JDK)),
        Comparison.of("cold start, processor time", "ms", processor.series(Contender.SNAPGATE))
            .against(processor.series(Contender.WIREMOCK))
            .against(processor.series(Contender.MOCK_WEB_SERVER))
            .against(processor.series(Contender.JDK)),
        Comparison.of("cold start of a JUnit test", "ms", wall.series(Contender.SNAPGATE_IN_JUNIT))
            .against(wall.series(Contender.WIREMOCK_IN_JUNIT)),
        Comparison.of(
                "cold start of a JUnit test, processor time",
                "ms",
                processor.series(Contender.SNAPGATE_IN_JUNIT))
            .against(processor.series(Contender.WIREMOCK_IN_JUNIT)));
  }

  private static void start(
      Settings settings, Contender contender, Rounds<Contender> wall, Rounds<Contender> processor)
      throws IOException {
    long start = System.nanoTime();
    try (Child child = contender.start(settings)) {
      SignedRequest request = new SignedRequest(child.served());
      try (Connection connection = new Connection(request.port())) {
        connection.exchange(request.bytes());
      }
      wall.add(contender, (System.nanoTime() - start) / 1e6);
      processor.add(contender, child.processorTime().toNanos() / 1e6);
    }
  }
}
