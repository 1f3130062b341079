package dev.snapgate.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was measured, of a subject and of those that it is held against.
 *
 * @param what what was measured
 * @param unit of all its values
 */
record Comparison(String what, String unit, Series subject, List<Against> against) {

  /** One that the subject is held against, and what is asked of the ratio. */
  record Against(Series series, Optional<Budget> budget) {}

  Comparison {
    against = List.copyOf(against);
  }

  static Comparison of(String what, String unit, Series subject) {
    return new Comparison(what, unit, subject, List.of());
  }

  Comparison against(Series series) {
    return with(new Against(series, Optional.empty()));
  }

  Comparison against(Series series, Budget budget) {
    return with(new Against(series, Optional.of(budget)));
  }

  private Comparison with(Against another) {
    List<Against> all = new ArrayList<>(against);
    all.add(another);
    return new Comparison(what, unit, subject, all);
  }
}
