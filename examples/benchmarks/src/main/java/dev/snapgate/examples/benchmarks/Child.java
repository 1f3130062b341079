package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.Footprint;
import dev.snapgate.examples.benchmarks.server.Served;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A process of ours. Its errors go to a file, its output is read line by line; all that are left
 * end with this process.
 */
final class Child implements AutoCloseable {

  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final Path errors;
  private final BufferedReader output;
  private final Writer orders;

  private Child(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Child::endAll, "children"));
  }

  private static void endAll() {
    RUNNING.forEach(
        process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        });
  }

  /** A JVM like this one, with no flags. */
  static Child java(Settings settings, String classPath, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                classPath,
                main.getName()));
    command.addAll(Arrays.asList(arguments));
    return start(settings, settings.folder(), command);
  }

  static Child start(Settings settings, Path folder, List<String> command) {
    Path errors = settings.results().resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
    // What would change a JVM behind its command line's back.
    builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    try {
      Process process = builder.start();
      RUNNING.add(process);
      return new Child(process, errors);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Its next line. */
  String line() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("A process ended without a word; see " + errors);
      }
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** All that it still says, and then its end. */
  List<String> remainingLines() {
    List<String> lines = output.lines().toList();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "A process ended with "
                + process.exitValue()
                + "; see "
                + errors
                + "\n"
                + String.join("\n", lines));
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("Interrupted while a process ran", interrupted);
    }
    return lines;
  }

  Served served() {
    return Served.parse(line());
  }

  /** Gives an order and reads what it says to it. */
  String order(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return line();
  }

  Footprint footprint() {
    return Footprint.parse(order("footprint"));
  }

  /** What it has used of the processors since it started. */
  Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("A process cannot be ended");
      }
      RUNNING.remove(process);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
