package dev.snapgate.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A project of somebody who uses Snapgate or WireMock, made from templates. */
final class SuiteProject {

  static final String FIRST_TEST = "Backup1Test";

  private static final Pattern SUMMARY =
      Pattern.compile("Tests run: (\\d+), Failures: 0, Errors: 0, Skipped: 0$");

  private final Path folder;

  private SuiteProject(Path folder) {
    this.folder = folder;
  }

  static SuiteProject generate(Settings settings, SuiteKind kind) throws IOException {
    Path folder = settings.results().resolve("suite").resolve(kind.folder());
    Path sources = Files.createDirectories(folder.resolve("src/test/java/suite"));
    Path resources = Files.createDirectories(folder.resolve("src/test/resources"));
    Files.writeString(folder.resolve("pom.xml"), pom(settings));
    Files.writeString(
        resources.resolve("junit-platform.properties"),
        "junit.jupiter.execution.parallel.enabled="
            + kind.isParallel()
            + "\njunit.jupiter.execution.parallel.mode.default=concurrent\n");
    Files.writeString(sources.resolve("Client.java"), template("Client.java"));
    if (kind == SuiteKind.WIREMOCK_STATIC) {
      Files.writeString(sources.resolve("Shared.java"), template("Shared.java"));
    }
    String test = template(kind.folder() + ".java");
    for (int i = 1; i <= settings.suiteClasses(); i++) {
      Files.writeString(
          sources.resolve("Backup" + i + "Test.java"),
          repeated(test).replace("@class@", "Backup" + i + "Test"));
    }
    return new SuiteProject(folder);
  }

  /** What lies between the lines {@code //repeat} and {@code //end}, once for each method. */
  private static String repeated(String test) {
    String[] parts = test.split("//repeat\n|//end\n", -1);
    return parts[0]
        + IntStream.rangeClosed(1, Settings.SUITE_METHODS_PER_CLASS)
            .mapToObj(i -> parts[1].replace("@method@", "backsUp" + i))
            .collect(Collectors.joining("\n"))
        + parts[2];
  }

  /**
   * Snapgate's jars are named where the build has put them, so that nothing has to be installed;
   * the class path is the one that its coordinates would give.
   */
  private static String pom(Settings settings) throws IOException {
    String jars =
        new ClassPath(settings)
            .jars("snapgate", "assertj").stream()
                .map(
                    jar ->
                        template("dependency.xml")
                            .replace("@name@", jar.getFileName().toString())
                            .replace("@path@", jar.toString()))
                .collect(Collectors.joining());
    return template("pom.xml")
        .replace("@junit@", Settings.property("benchmarks.junit"))
        .replace("@surefire@", Settings.property("benchmarks.surefire"))
        .replace("@compiler@", Settings.property("benchmarks.compiler"))
        .replace("@resources@", Settings.property("benchmarks.resources"))
        .replace("@jars@", jars);
  }

  private static String template(String name) {
    try (InputStream text =
        Objects.requireNonNull(SuiteProject.class.getResourceAsStream("suite/" + name), name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Runs {@code mvn test}, and tells how many tests have passed. */
  int test(Settings settings, String option) {
    List<String> command =
        List.of(
            Path.of(Settings.property("benchmarks.maven"), "bin", "mvn").toString(),
            "--batch-mode",
            "--no-transfer-progress",
            option,
            "test");
    try (Child child = Child.start(settings, folder, command)) {
      return child.remainingLines().stream()
          .map(SUMMARY::matcher)
          .filter(Matcher::find)
          .mapToInt(summary -> Integer.parseInt(summary.group(1)))
          .reduce(0, (each, last) -> last);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
