package dev.snapgate.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values of several contenders, gathered in rounds: A B C, A B C. */
final class Rounds<K> {

  private final Map<K, List<Double>> values = new LinkedHashMap<>();

  void add(K key, double value) {
    values.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
  }

  Series series(K key, Object contender) {
    return new Series(contender.toString(), Objects.requireNonNull(values.get(key)));
  }

  Series series(K key) {
    return series(key, key);
  }
}
