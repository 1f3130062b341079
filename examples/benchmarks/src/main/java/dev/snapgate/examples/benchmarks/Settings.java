package dev.snapgate.examples.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long to measure, and where things are.
 *
 * @param smoke whether it is only to be seen that all of it runs
 * @param only the measurements to take; all if there is none
 * @param folder Maven's {@code target}
 * @param firstLoad how long a server is looked at that has just started, about as long as a small
 *     suite has use for it
 */
record Settings(
    boolean smoke,
    List<String> only,
    Path folder,
    int coldStarts,
    int isolatedRounds,
    Duration isolatedWarmUp,
    Duration isolatedTime,
    int loadRounds,
    Duration firstLoad,
    Duration loadWarmUp,
    Duration loadTime,
    int stalledRounds,
    Duration stalledWarmUp,
    int manyRequests,
    int suiteClasses,
    int suiteRounds,
    int jmhIterations,
    Duration patience) {

  /** How many requests the heap is first looked at after. */
  static final int SOME_REQUESTS = 10_000;

  static final int GATEWAYS = 1_000;
  static final int SUITE_METHODS_PER_CLASS = 20;

  /** As the system properties say that this module's POM sets. */
  static Settings fromProperties() {
    String length = property("benchmarks");
    Path folder = Path.of(property("benchmarks.folder"));
    String names = System.getProperty("benchmarks.only", "");
    List<String> only = names.isBlank() ? List.of() : List.of(names.trim().split("\\s*,\\s*"));
    return switch (length) {
      case "full" ->
          new Settings(
              false,
              only,
              folder,
              11,
              3,
              Duration.ofSeconds(4),
              Duration.ofSeconds(4),
              5,
              Duration.ofSeconds(5),
              // WireMock's rate still rises after half of it.
              Duration.ofSeconds(45),
              Duration.ofSeconds(2),
              5,
              Duration.ofSeconds(15),
              1_000_000,
              50,
              3,
              5,
              Duration.ofMinutes(40));
      case "smoke" ->
          new Settings(
              true,
              only,
              folder,
              2,
              1,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              1,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              Duration.ofMillis(500),
              1,
              Duration.ofSeconds(1),
              20_000,
              2,
              1,
              1,
              Duration.ofMinutes(10));
      default ->
          throw new IllegalArgumentException(
              "benchmarks is '" + length + "'; it must be full or smoke");
    };
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "System property "
              + name
              + " is missing; start the benchmarks with Maven, which sets it");
    }
    return value;
  }

  /** Where what is measured goes. */
  Path results() {
    return folder.resolve("benchmarks");
  }
}
