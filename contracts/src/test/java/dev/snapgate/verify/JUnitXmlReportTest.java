package dev.snapgate.verify;

import static dev.snapgate.verify.SampleReports.conforms;
import static dev.snapgate.verify.SampleReports.differs;
import static dev.snapgate.verify.SampleReports.planned;
import static dev.snapgate.verify.SampleReports.report;
import static dev.snapgate.verify.SampleReports.runWithLedger;
import static dev.snapgate.verify.SampleReports.skipped;
import static dev.snapgate.verify.SampleReports.unreachable;
import static dev.snapgate.verify.SampleReports.violates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.ContractCase.Inducible;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JUnitXmlReportTest {

  private final Path folder;

  JUnitXmlReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void hasATestForEachCase() throws Exception {
    Element suite =
        written(
            report(
                conforms("a"),
                violates("b"),
                differs("c"),
                unreachable("d", "The connection was reset."),
                skipped("e", Inducible.LAB, "The state has no handler.")));

    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("name")).isEqualTo("storagegateway at http://127.0.0.1:8080");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-24T09:00:00");
    assertThat(List.of("tests", "failures", "errors", "skipped").stream().map(suite::getAttribute))
        .containsExactly("5", "1", "1", "1");
    List<Element> tests = all(suite, "testcase");
    assertThat(tests.stream().map(test -> test.getAttribute("name")))
        .containsExactly(
            "2013-06-30/a", "2013-06-30/b", "2013-06-30/c", "2013-06-30/d", "2013-06-30/e");
    assertThat(tests.stream().map(test -> test.getAttribute("classname")))
        .containsOnly("http://127.0.0.1:8080");
    assertThat(tests.get(0).getTextContent()).isBlank();
    Element failure = only(tests.get(1), "failure");
    assertThat(failure.getAttribute("message"))
        .isEqualTo(
            "status must be 400 (documented: Storage Gateway User Guide, API Version 2012-06-30,"
                + " Error Responses), but is 404. And 1 more.");
    assertThat(failure.getTextContent())
        .contains("header x-amzn-RequestId must be there", "POST / HTTP/1.1\n", "HTTP/1.1 404\n");
    assertThat(only(tests.get(2), "system-out").getTextContent())
        .startsWith("differs from what the contract only infers\n")
        .contains("inferred: hashicorp");
    assertThat(only(tests.get(3), "error").getAttribute("message"))
        .isEqualTo("The connection was reset.");
    assertThat(only(tests.get(4), "skipped").getAttribute("message"))
        .isEqualTo("The state has no handler.");
  }

  @Test
  void isAnErrorAsAWholeWhereNoCaseTells() throws Exception {
    Element open = written(report(runWithLedger(1, "Snapshot 1 is lost."), conforms("a")));
    assertThat(open.getAttribute("errors")).isEqualTo("1");
    assertThat(open.getAttribute("tests")).isEqualTo("2");
    Element error = only(open, "error");
    assertThat(error.getAttribute("message")).isEqualTo("1 entry of the ledger is open");
    assertThat(error.getTextContent()).isEqualTo("Snapshot 1 is lost.");

    assertThat(only(written(report(planned("a"))), "error").getAttribute("message"))
        .isEqualTo("this is a plan, so nothing was sent");
  }

  @ParameterizedTest
  @MethodSource("dev.snapgate.verify.VerificationReportTest#conforming")
  void isGreenWhereTheReportConforms(VerificationReport report) throws Exception {
    Element suite = written(report);

    assertThat(all(suite, "failure")).isEmpty();
    assertThat(all(suite, "error")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.snapgate.verify.VerificationReportTest#notConforming")
  void isRedWhereItDoesNot(VerificationReport report) throws Exception {
    Element suite = written(report);

    int failures = all(suite, "failure").size();
    int errors = all(suite, "error").size();
    assertThat(failures + errors).isPositive();
    assertThat(suite.getAttribute("failures")).isEqualTo(Integer.toString(failures));
    assertThat(suite.getAttribute("errors")).isEqualTo(Integer.toString(errors));
  }

  @Test
  void isXmlWhateverTheEndpointSays() throws Exception {
    Element suite =
        written(SampleReports.full("</failure>]]>\"><svg/>&amp;\0\u001b\u202e\ufffe\ud800"));

    assertThat(only(suite, "failure").getTextContent())
        .contains("</failure>]]>\"><svg/>&amp;\\u0000\\u001b\\u202e\\ufffe\\ud800");
    assertThat(all(suite, "svg")).isEmpty();

    StringBuilder everyCharacter = new StringBuilder();
    IntStream.rangeClosed(0, 0xffff).forEach(c -> everyCharacter.append((char) c));
    for (int from = 0; from <= 0xffff; from += 200) {
      int to = Math.min(from + 200, 0x10000);
      written(report(unreachable("a", everyCharacter.substring(from, to))));
    }
  }

  @Test
  void staysSmallWithAMegabyteInEveryPlace() throws Exception {
    Element suite = written(SampleReports.full("x".repeat(1 << 20)));

    assertThat(suite.getTextContent()).hasSizeLessThan(200_000);
  }

  private Element written(VerificationReport report) throws Exception {
    Path file = folder.resolve("report.xml");
    report.writeJUnitXml(file);
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static Element only(Element parent, String tag) {
    assertThat(all(parent, tag)).hasSize(1);
    return all(parent, tag).get(0);
  }

  private static List<Element> all(Element parent, String tag) {
    NodeList nodes = parent.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
