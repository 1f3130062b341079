package dev.snapgate.consumers;

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
  private static final Path FIRST_POM = Path.of("..", "first", "pom.xml");
  private static final Path FIRST_TEST =
      Path.of("..", "src", "test", "java", "dev", "snapgate", "examples", "FirstTest.java");
  private static final String PACKAGE = "java/dev/snapgate/consumers";

  private final Path folder;
  private final Path jdk;

  private CellProject(String name, Path jdk) throws IOException {
    this.folder = Path.of("target", "cells", name).toAbsolutePath();
    this.jdk = jdk;
    clear(folder);
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("settings.xml"),
        CellPom.filled(
            Files.readString(CONSUMER.resolve("settings.xml")),
            Map.of("fetched", Path.of(System.getProperty("fetched")).toUri().toString())));
  }

  static CellProject write(Cell cell, Path jdk) throws IOException {
    CellProject project = new CellProject(cell.name(), jdk);
    if (cell.usesTheSdk()) {
      project.copy(APPLICATION, "java/dev/snapgate/examples");
    }
    for (String file : cell.files()) {
      project.copy(source(file), file.contains(".") ? "resources" : PACKAGE);
    }
    Files.writeString(
        project.folder.resolve("pom.xml"),
        CellPom.of(cell, Files.readString(CONSUMER.resolve("pom.xml"))));
    return project;
  }

  /** The two files of the README's first test, as they stand. */
  static CellProject first(Path jdk) throws IOException {
    CellProject project = new CellProject("first", jdk);
    Files.copy(FIRST_POM, project.folder.resolve("pom.xml"));
    project.copy(FIRST_TEST, "java");
    return project;
  }

  private static Path source(String file) {
    return Stream.of(
            "resources/" + file, PACKAGE + "/" + file + ".java", PACKAGE + "/" + file + ".kt")
        .map(CONSUMER::resolve)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("cells.tsv: src/consumer has no file of " + file));
  }

  private void copy(Path file, String to) throws IOException {
    Path target = Files.createDirectories(folder.resolve("src/test").resolve(to));
    Files.copy(file, target.resolve(file.getFileName()));
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
    request.setProperties(ours());
    // It is over before the second compiler would pay.
    request.setMavenOpts("-XX:TieredStopAtLevel=1");
    request.setOutputHandler(log::add);
    request.setErrorHandler(log::add);
    DefaultInvoker maven = new DefaultInvoker();
    maven.setMavenHome(new File(System.getProperty("maven.home")));
    int exit = maven.execute(request).getExitCode();
    return new Build(exit, String.join("\n", log));
  }

  /** Where an engine finds the image's parts; see SnapgateContainerTest. */
  private static Properties ours() {
    Properties ours = new Properties();
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("snapgate."))
        .forEach(name -> ours.setProperty(name, System.getProperty(name)));
    return ours;
  }

  /** What a program printed, and its exit status. */
  record Run(int exit, String out, String err) {}

  /** Runs a class of it as a shell would, with its class path and no more. */
  Run run(String main) throws IOException, InterruptedException {
    Path out = folder.resolve("target/out.txt");
    Path err = folder.resolve("target/err.txt");
    Process process =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-cp",
                folder.resolve("target/test-classes")
                    + File.pathSeparator
                    + Files.readString(folder.resolve("target/class-path.txt")).strip(),
                "dev.snapgate.consumers." + main)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int exit = process.waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }

  /** The files that Surefire left, of this beginning and ending; TestNG leaves more beside them. */
  List<Path> reports(String beginning, String ending) throws IOException {
    Path reports = folder.resolve("target/surefire-reports");
    if (!Files.isDirectory(reports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(reports)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(beginning))
          .filter(file -> file.toString().endsWith(ending))
          .toList();
    }
  }
}
