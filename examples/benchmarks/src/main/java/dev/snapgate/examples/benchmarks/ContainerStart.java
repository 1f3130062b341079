package dev.snapgate.examples.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a script has measured that has a container engine, for the same table.
 *
 * <p>Its file is an object with {@code snapgate} and {@code wiremock}, each an array of the
 * milliseconds that a start took, round by round.
 */
final class ContainerStart implements Measurement {

  private static final String PROPERTY = "benchmarks.container";

  @Override
  public String name() {
    return "container-start";
  }

  @Override
  public Optional<String> reasonToSkip(Settings settings) {
    return file().isBlank()
        ? Optional.of("-D" + PROPERTY + " names no file with figures")
        : Optional.empty();
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    JsonNode figures = new ObjectMapper().readTree(Path.of(file()).toFile());
    return List.of(
        Comparison.of("start of a container", "ms", series(figures, "snapgate", "Snapgate"))
            .against(series(figures, "wiremock", "`wiremock-standalone`")));
  }

  private static Series series(JsonNode figures, String name, String contender) {
    List<Double> values = new ArrayList<>();
    figures.path(name).forEach(value -> values.add(value.doubleValue()));
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          file() + " has no array '" + name + "' of milliseconds, one for each start");
    }
    return new Series(contender, values);
  }

  private static String file() {
    return System.getProperty(PROPERTY, "");
  }
}
