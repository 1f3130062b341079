package dev.snapgate.examples.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A project with many tests, from {@code mvn test} to its end. Its sources are compiled before, as
 * those of a project are that somebody works on.
 */
final class Suite implements Measurement {

  @Override
  public String name() {
    return "suite";
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    Map<SuiteKind, SuiteProject> projects = new EnumMap<>(SuiteKind.class);
    for (SuiteKind kind : SuiteKind.values()) {
      projects.put(kind, SuiteProject.generate(settings, kind));
    }
    Rounds<SuiteKind> rounds = new Rounds<>();
    for (SuiteProject project : projects.values()) {
      // Compiles, and fetches what Maven has not at hand.
      project.test(settings, "-Dtest=" + SuiteProject.FIRST_TEST);
    }
    for (int round = 0; round < settings.suiteRounds(); round++) {
      for (Map.Entry<SuiteKind, SuiteProject> project : projects.entrySet()) {
        // It takes longest by far, and nothing is asked of it.
        if (round > 0 && project.getKey() == SuiteKind.WIREMOCK_FRESH) {
          continue;
        }
        long start = System.nanoTime();
        int tests = project.getValue().test(settings, "--offline");
        if (tests != settings.suiteClasses() * Settings.SUITE_METHODS_PER_CLASS) {
          throw new IllegalStateException(
              project.getKey() + " has run " + tests + " tests; see " + project.getValue());
        }
        rounds.add(project.getKey(), (System.nanoTime() - start) / 1e9);
      }
    }
    String size =
        Figures.number(settings.suiteClasses() * Settings.SUITE_METHODS_PER_CLASS) + " tests";
    return List.of(
        Comparison.of("`mvn test`, " + size, "s", rounds.series(SuiteKind.SNAPGATE))
            .against(rounds.series(SuiteKind.WIREMOCK_STATIC), Budget.atMost(0.5, 0.3))
            .against(rounds.series(SuiteKind.WIREMOCK_FRESH))
            .against(rounds.series(SuiteKind.EMPTY)),
        // Below it nobody gets.
        Comparison.of("`mvn test`, " + size + ", the floor", "s", rounds.series(SuiteKind.EMPTY))
            .against(rounds.series(SuiteKind.WIREMOCK_STATIC)),
        // What is the contenders' own: the rest is Maven's and JUnit's, whatever the tests do.
        Comparison.of(
                "`mvn test`, " + size + ", beyond empty ones",
                "s",
                beyond(rounds, SuiteKind.SNAPGATE))
            .against(beyond(rounds, SuiteKind.WIREMOCK_STATIC)));
  }

  private static Series beyond(Rounds<SuiteKind> rounds, SuiteKind kind) {
    double empty = rounds.series(SuiteKind.EMPTY).median();
    Series all = rounds.series(kind);
    return new Series(
        all.contender(), all.values().stream().map(seconds -> seconds - empty).toList());
  }
}
