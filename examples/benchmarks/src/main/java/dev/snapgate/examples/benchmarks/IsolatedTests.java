package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.IsolatedTestMain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One test that shares nothing with the one before it, in a warm JVM. */
final class IsolatedTests implements Measurement {

  private record Kind(String name, String label, List<String> classPath) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("snapgate", Contender.SNAPGATE.toString(), List.of("snapgate", "assertj")),
          new Kind("wiremock-reset", "WireMock, `resetAll` per test", List.of("wiremock")),
          new Kind("wiremock-fresh", "WireMock, a fresh one per test", List.of("wiremock")),
          new Kind(
              "mockwebserver", "MockWebServer 3, a fresh one per test", List.of("mockwebserver")));

  @Override
  public String name() {
    return "isolated-test";
  }

  @Override
  public List<Comparison> measure(Settings settings) {
    Rounds<Kind> rounds = new Rounds<>();
    for (int round = 0; round < settings.isolatedRounds(); round++) {
      for (Kind kind : KINDS) {
        // The client signs with our own code in all of them.
        String classPath =
            new ClassPath(settings)
                .with(
                    Stream.concat(kind.classPath().stream(), Stream.of("contracts"))
                        .toArray(String[]::new));
        try (Child child =
            Child.java(
                settings,
                classPath,
                IsolatedTestMain.class,
                kind.name(),
                Long.toString(settings.isolatedWarmUp().toSeconds()),
                Long.toString(settings.isolatedTime().toSeconds()))) {
          rounds.add(kind, Long.parseLong(child.line()) / 1e6);
        }
      }
    }
    List<Series> series = new ArrayList<>();
    KINDS.forEach(kind -> series.add(rounds.series(kind, kind.label())));
    return List.of(
        Comparison.of("one isolated test", "ms", series.get(0))
            .against(series.get(1), Budget.atMost(0.5, 0.25))
            .against(series.get(2))
            .against(series.get(3)));
  }
}
