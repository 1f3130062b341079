package dev.snapgate.consumers;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * The project of a cell, written out below {@code target/cells}, where it can be built by hand too.
 */
final class CellProject {

  private static final Path CONSUMER = Path.of("src", "consumer").toAbsolutePath();
  private static final Path APPLICATION =
      Path.of("..", "src", "main", "java", "dev", "snapgate", "examples", "NightlyBackup.java");
  private static final Pattern PLACE = Pattern.compile("@([a-z.-]+)@");

  private final Cell cell;
  private final Path folder;
  private final Path jdk;

  private CellProject(Cell cell, Path folder, Path jdk) {
    this.cell = cell;
    this.folder = folder;
    this.jdk = jdk;
  }

  static CellProject write(Cell cell, Path jdk) throws IOException {
    Path folder = Path.of("target", "cells", cell.name()).toAbsolutePath();
    CellProject project = new CellProject(cell, folder, jdk);
    clear(folder);
    Path application = folder.resolve("src/test/java/dev/snapgate/examples");
    Path tests = folder.resolve("src/test/java/dev/snapgate/consumers");
    Files.createDirectories(application);
    Files.createDirectories(tests);
    if (cell.usesTheSdk()) {
      Files.copy(APPLICATION, application.resolve(APPLICATION.getFileName()));
    }
    for (String type : cell.runs()) {
      Files.copy(
          CONSUMER.resolve("java/dev/snapgate/consumers/" + type + ".java"),
          tests.resolve(type + ".java"));
    }
    Map<String, String> values =
        Map.of(
            "cell", cell.name(),
            "dependencies",
                cell.dependencies().stream().map(CellProject::dependency).collect(joining()),
            "fetched", Path.of(System.getProperty("fetched")).toUri().toString());
    for (String file : List.of("pom.xml", "settings.xml")) {
      Files.writeString(
          folder.resolve(file), filled(Files.readString(CONSUMER.resolve(file)), values));
    }
    return project;
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String dependency(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><scope>test</scope></dependency>\n"
        .formatted(parts[0], parts[1], parts[2]);
  }

  private static String filled(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String name = place.group(1);
              String value = values.getOrDefault(name, System.getProperty(name));
              if (value == null) {
                throw new IllegalStateException("@" + name + "@ has no value");
              }
              return Matcher.quoteReplacement(value);
            });
  }

  /** What Maven made of it: its exit code, and all that it printed. */
  record Build(int exit, String log) {}

  Build build(String... goals) throws MavenInvocationException {
    // Two threads read what Maven prints.
    Queue<String> log = new ConcurrentLinkedQueue<>();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(folder.toFile());
    request.setUserSettingsFile(folder.resolve("settings.xml").toFile());
    request.setLocalRepositoryDirectory(new File(System.getProperty("cells.repository")));
    request.setJavaHome(jdk.toFile());
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.addArgs(List.of(goals));
    request.setProperties(new Properties());
    request.setOutputHandler(log::add);
    request.setErrorHandler(log::add);
    DefaultInvoker maven = new DefaultInvoker();
    maven.setMavenHome(new File(System.getProperty("maven.home")));
    int exit = maven.execute(request).getExitCode();
    return new Build(exit, String.join("\n", log));
  }

  /** What a program printed, and its exit status. */
  record Run(int exit, String out, String err) {}

  /** Runs its main class as a shell would, with its class path and no more. */
  Run run() throws IOException, InterruptedException {
    Path out = folder.resolve("target/out.txt");
    Path err = folder.resolve("target/err.txt");
    Process process =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-cp",
                folder.resolve("target/test-classes")
                    + File.pathSeparator
                    + Files.readString(folder.resolve("target/class-path.txt")).strip(),
                "dev.snapgate.consumers." + cell.runs().get(0))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int exit = process.waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }

  /** The files that Surefire left, of this ending. */
  List<Path> reports(String ending) throws IOException {
    Path reports = folder.resolve("target/surefire-reports");
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(reports)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
