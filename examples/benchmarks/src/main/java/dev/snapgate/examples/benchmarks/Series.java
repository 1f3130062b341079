package dev.snapgate.examples.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What one contender got in each round, in the order of the rounds. */
record Series(String contender, List<Double> values) {

  Series {
    values = List.copyOf(values);
  }

  static Series of(Object contender, double... values) {
    return new Series(contender.toString(), Arrays.stream(values).boxed().toList());
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return Collections.min(values);
  }

  double most() {
    return Collections.max(values);
  }

  /** Round by round, since what else the machine does changes from one to the next. */
  Series over(Series other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return new Series(contender + " / " + other.contender, ratios);
  }
}
