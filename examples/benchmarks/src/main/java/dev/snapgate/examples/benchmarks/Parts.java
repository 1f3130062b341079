package dev.snapgate.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.Main;

/** A whole request and the parts of its answer, each alone, by JMH. */
final class Parts implements Measurement {

  private static final Map<String, String> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put("verifySignature", "verify a signature");
    LABELS.put("validateBody", "parse and validate a body");
    LABELS.put("exchange", "a whole request on one connection");
  }

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    Path file = settings.results().resolve("jmh.json");
    try (Child child =
        Child.java(
            settings,
            new ClassPath(settings).with("snapgate", "jmh"),
            Main.class,
            "RequestBenchmark",
            "-f",
            "1",
            "-wi",
            Integer.toString(settings.jmhIterations()),
            "-w",
            "1",
            "-i",
            Integer.toString(settings.jmhIterations()),
            "-r",
            "1",
            "-prof",
            "gc",
            "-foe",
            "true",
            "-rf",
            "json",
            "-rff",
            file.toString())) {
      child.remainingLines();
    }
    JsonNode results = new ObjectMapper().readTree(file.toFile());
    List<Comparison> times = new ArrayList<>();
    List<Comparison> allocations = new ArrayList<>();
    LABELS.forEach(
        (method, label) -> {
          JsonNode result = result(results, method);
          times.add(Comparison.of(label, "µs", series(result.path("primaryMetric"))));
          allocations.add(Comparison.of(label + ", allocated", "B", series(allocation(result))));
        });
    times.addAll(allocations);
    return times;
  }

  private static JsonNode result(JsonNode results, String method) {
    for (JsonNode result : results) {
      if (result.path("benchmark").textValue().endsWith("." + method)) {
        return result;
      }
    }
    throw new IllegalStateException("JMH has no result of " + method);
  }

  private static JsonNode allocation(JsonNode result) {
    for (Map.Entry<String, JsonNode> metric : result.path("secondaryMetrics").properties()) {
      if (metric.getKey().endsWith("gc.alloc.rate.norm")) {
        return metric.getValue();
      }
    }
    throw new IllegalStateException("JMH has not measured what was allocated");
  }

  private static Series series(JsonNode metric) {
    List<Double> values = new ArrayList<>();
    metric.path("rawData").forEach(fork -> fork.forEach(value -> values.add(value.doubleValue())));
    return new Series("Snapgate", values);
  }
}
