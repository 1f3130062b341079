package dev.snapgate.examples.benchmarks;

import java.util.List;
import java.util.Optional;

/** Something to measure; asked for by its name. */
interface Measurement {

  String name();

  /** Why it cannot be measured here, if it cannot. */
  default Optional<String> reasonToSkip(Settings settings) {
    return Optional.empty();
  }

  /** Measures; fails only if something does not answer. */
  List<Comparison> measure(Settings settings) throws Exception;
}
