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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Builds the project of each cell with Maven, from a local repository of its own. A cell makes a
 * snapshot, meets a fault, fails an assertion on purpose, and leaves standard error empty.
 */
class ConsumersIT {

  static Stream<Cell> cells() throws IOException {
    return Cell.selected(System.getProperty("selected.cells")).stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void works(Cell cell) throws Exception {
    CellProject project = CellProject.write(cell, jdk(cell.jdk()));
    Instant start = Instant.now();
    String seen = cell.isProgram() ? program(cell, project) : tests(cell, project);
    System.out.printf(
        "%-26s JDK %d  %5.1f s  %s%n",
        cell, cell.jdk(), Duration.between(start, Instant.now()).toMillis() / 1000.0, seen);
  }

  @Test
  void aCellThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Cell.selected("ci,junit-3.8"))
        .withMessage("-Dcells=ci,junit-3.8: no cell is called 'junit-3.8'; see cells.tsv");
  }

  private static String program(Cell cell, CellProject project) throws Exception {
    CellProject.Build build =
        project.build(
            "test-compile",
            "dependency:build-classpath",
            "-Dmdep.outputFile=target/class-path.txt");
    assertThat(build.exit()).as(build.log()).isZero();
    CellProject.Run run = project.run();

    assertThat(run.err()).as("standard error").isEmpty();
    assertThat(run.out().lines())
        .as(run.out())
        .startsWith(
            "fault: 400", "success: 200", "violation: 400", "snapshots: 1", "conforms: true");
    assertThat(run.out()).contains(cell.failsWith());
    assertThat(run.exit()).as(run.out()).isEqualTo(3);
    return "a program that failed as it should";
  }

  private static String tests(Cell cell, CellProject project) throws Exception {
    CellProject.Build build = project.build("test");
    List<String> passed = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (Path report : project.reports(".xml")) {
      Document xml =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
      for (Element test : elements(xml.getDocumentElement(), "testcase")) {
        List<Element> failed = elements(test, "failure");
        elements(test, "system-err").forEach(err -> errors.add(err.getTextContent()));
        elements(test, "error").forEach(error -> errors.add(error.getTextContent()));
        if (failed.isEmpty()) {
          passed.add(test.getAttribute("name"));
        } else {
          failures.add(test.getAttribute("name") + ": " + failed.get(0).getTextContent());
        }
      }
    }

    assertThat(errors).as("standard error and errors").isEmpty();
    assertThat(project.reports(".dumpstream")).as("what the forked JVM said itself").isEmpty();
    assertThat(failures)
        .as(build.log())
        .singleElement()
        .asString()
        .startsWith("failsOnPurpose")
        .contains(cell.failsWith());
    assertThat(passed)
        .anyMatch(name -> name.startsWith("makesASnapshot"))
        .anyMatch(name -> name.startsWith("meetsAFault"));
    assertThat(build.exit()).isNotZero();
    return passed.size() + " tests passed, one failed as it should";
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
