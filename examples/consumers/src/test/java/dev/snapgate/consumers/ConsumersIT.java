package dev.snapgate.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Builds the project of each cell with Maven, from a local repository of its own. A cell makes a
 * snapshot, meets a fault, fails an assertion on purpose, and leaves standard error empty; or it
 * has a class path that is refused, by the line that its row names.
 */
class ConsumersIT {

  private static final List<String> TABLE = new ArrayList<>();

  static Stream<Cell> cells() throws IOException {
    return Cell.selected(System.getProperty("selected.cells")).stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void works(Cell cell) throws Exception {
    CellProject project = CellProject.write(cell, jdk(cell.jdk()));
    Instant start = Instant.now();
    String seen = "RED";
    try {
      seen =
          switch (cell.expected()) {
            case WORKS -> cell.isProgram() ? program(cell, project) : tests(cell, project);
            case REFUSED -> refused(cell, project);
          };
    } finally {
      String row =
          "%-28s JDK %d  %5.1f s  %s"
              .formatted(
                  cell,
                  cell.jdk(),
                  Duration.between(start, Instant.now()).toMillis() / 1000.0,
                  seen);
      System.out.println(row);
      TABLE.add(row);
    }
  }

  @AfterAll
  static void printTable() throws IOException {
    Files.write(Path.of("target", "cells.txt"), TABLE);
    System.out.println(String.join("\n", TABLE));
  }

  @Test
  void aCellThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Cell.selected("ci,junit-3.8"))
        .withMessage("-Dcells=ci,junit-3.8: no cell is called 'junit-3.8'; see cells.tsv");
  }

  @Test
  void theFirstProjectOfTheReadmeRunsAsItStands() throws Exception {
    CellProject project = CellProject.first(jdk(17));

    CellProject.Build build = project.build("test");

    assertThat(build.exit()).as(build.log()).isZero();
    Results results = results(project);
    assertThat(results.errors()).as("standard error and errors").isEmpty();
    assertThat(results.passed()).singleElement().asString().startsWith("makesASnapshot");
    assertThat(build.log()).doesNotContain("[WARNING]", "SLF4J");
  }

  @Test
  void aUserGetsThreeJars() throws Exception {
    CellProject project = CellProject.write(Cell.selected("nothing-else").get(0), jdk(17));

    CellProject.Build build = project.build("dependency:tree");

    String version = System.getProperty("project.version");
    assertThat(build.log().lines().map(line -> line.replaceFirst("^\\[INFO] ", "")))
        .containsSequence(
            "\\- dev.snapgate:snapgate-fixture:jar:" + version + ":test",
            "   +- dev.snapgate:snapgate-contracts:jar:" + version + ":test",
            "   \\- org.wiremock:wiremock-standalone:jar:"
                + System.getProperty("wiremock.version")
                + ":test",
            "------------------------------------------------------------------------");
  }

  private static String program(Cell cell, CellProject project) throws Exception {
    CellProject.Run run = run(cell, project);

    assertThat(run.err()).as("standard error").isEmpty();
    assertThat(run.out().lines())
        .as(run.out())
        .startsWith(
            "fault: 400", "success: 200", "violation: 400", "snapshots: 1", "conforms: true");
    assertThat(run.out()).containsPattern(cell.pattern());
    assertThat(run.exit()).as(run.out()).isEqualTo(3);
    return "a program that failed as it should";
  }

  private static CellProject.Run run(Cell cell, CellProject project) throws Exception {
    CellProject.Build build = compile(project);
    assertThat(build.exit()).as(build.log()).isZero();
    return project.run(cell.files().get(0));
  }

  private static CellProject.Build compile(CellProject project) throws Exception {
    return project.build(
        "test-compile", "dependency:build-classpath", "-Dmdep.outputFile=target/class-path.txt");
  }

  private static String tests(Cell cell, CellProject project) throws Exception {
    CellProject.Build build = project.build("test");
    Results results = results(project);

    assertThat(results.errors()).as("standard error and errors").isEmpty();
    assertThat(project.reports("", ".dumpstream")).as("what the forked JVM said itself").isEmpty();
    assertThat(results.failures())
        .as(build.log())
        .singleElement()
        .asString()
        .startsWith("failsOnPurpose")
        .containsPattern(cell.pattern());
    assertThat(results.passed())
        .anyMatch(name -> name.startsWith("makesASnapshot"))
        .anyMatch(name -> name.startsWith("meetsAFault"));
    assertThat(build.exit()).isNotZero();
    return results.passed().size()
        + " tests passed, one failed as it should"
        + (results.skipped().isEmpty() ? "" : "; NOT RUN: " + results.skipped());
  }

  /** By javac, by a test, or by the first line of a program. */
  private static String refused(Cell cell, CellProject project) throws Exception {
    CellProject.Build build = cell.isProgram() ? compile(project) : project.build("test");
    String said;
    if (cell.isProgram() && build.exit() == 0) {
      CellProject.Run run = project.run(cell.files().get(0));
      assertThat(run.exit()).isNotZero();
      said = run.err().lines().findFirst().orElse("");
    } else {
      assertThat(build.exit()).as(build.log()).isNotZero();
      Results results = results(project);
      assertThat(results.passed()).isEmpty();
      said = results.errors().isEmpty() ? build.log() : String.join("\n", results.errors());
    }

    assertThat(said).containsPattern(cell.pattern());
    return "refused: " + cell.says();
  }

  /**
   * What Surefire reports.
   *
   * @param errors what was written to standard error and thrown
   */
  private record Results(
      List<String> passed, List<String> failures, List<String> errors, List<String> skipped) {}

  private static Results results(CellProject project) throws Exception {
    Results results =
        new Results(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Path report : project.reports("TEST-", ".xml")) {
      Document xml =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
      for (Element test : elements(xml.getDocumentElement(), "testcase")) {
        String name = test.getAttribute("name");
        List<Element> failed = elements(test, "failure");
        List<Element> thrown = elements(test, "error");
        elements(test, "system-err").forEach(err -> results.errors().add(err.getTextContent()));
        thrown.forEach(error -> results.errors().add(error.getTextContent()));
        if (!failed.isEmpty()) {
          results.failures().add(name + ": " + failed.get(0).getTextContent());
        } else if (!elements(test, "skipped").isEmpty()) {
          results.skipped().add(name);
        } else if (thrown.isEmpty()) {
          results.passed().add(name);
        }
      }
    }
    return results;
  }

  private static List<Element> elements(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getElementsByTagName(name);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  /** The JDK that runs this, or one of that version beside it. */
  private static Path jdk(int version) throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() == version) {
      return own;
    }
    Optional<Path> other = Optional.empty();
    try (DirectoryStream<Path> beside =
        Files.newDirectoryStream(own.getParent(), "*-" + version + "-*")) {
      for (Path home : beside) {
        other = Optional.of(home);
      }
    }
    if (other.isEmpty()) {
      System.out.println("NOT RUN: there is no JDK " + version + " beside " + own);
    }
    Assumptions.assumeTrue(other.isPresent());
    return other.orElseThrow();
  }
}
