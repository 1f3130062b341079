package dev.snapgate.examples.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** Takes all measurements, prints them as one table, and writes the table and its figures. */
public final class Benchmarks {

  private static final List<Measurement> ALL =
      List.of(
          new ColdStart(),
          new IsolatedTests(),
          new Throughput(),
          new StalledNeighbours(),
          new Memory(),
          new Suite(),
          new Parts(),
          new ContainerStart());

  private Benchmarks() {}

  /** Takes no arguments: Maven sets the properties. */
  public static void main(String... arguments) throws Exception {
    Settings settings = Settings.fromProperties();
    endInTime(settings);
    Path results = Files.createDirectories(settings.results());
    Report report = new Report(Machine.here(), settings.smoke());
    for (Measurement measurement : asked(settings)) {
      Optional<String> reason = measurement.reasonToSkip(settings);
      if (reason.isPresent()) {
        report.skip(measurement.name(), reason.get());
        continue;
      }
      System.out.println("Measuring " + measurement.name());
      report.add(measurement.name(), measurement.measure(settings));
    }
    Files.writeString(results.resolve("benchmarks.md"), report.markdown());
    Files.writeString(results.resolve("benchmarks.json"), report.json());
    System.out.println("\n" + report.markdown());
    System.exit(0);
  }

  private static List<Measurement> asked(Settings settings) {
    List<String> names = ALL.stream().map(Measurement::name).toList();
    settings.only().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "benchmarks.only names '" + name + "'; there are " + names);
            });
    return ALL.stream()
        .filter(
            measurement ->
                settings.only().isEmpty() || settings.only().contains(measurement.name()))
        .toList();
  }

  /** Whatever hangs, this process ends, and its children with it. */
  private static void endInTime(Settings settings) {
    new Timer("patience", true)
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                System.err.println("Not done within " + settings.patience() + ", so given up");
                System.exit(1);
              }
            },
            settings.patience().toMillis());
  }
}
