package dev.snapgate.internal.report;

import dev.snapgate.contract.Violation;
import dev.snapgate.internal.text.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit XML, the way Surefire writes it: red wherever the report does not conform.
 *
 * <p>Nothing is timed, so every time is 0; there are readers that want one.
 */
public final class JUnitXmlReport {

  private static final int MOST_OF_A_VALUE = 1_000;
  private static final int MOST_OF_A_BODY = 8_000;
  private static final DateTimeFormatter UTC_WITHOUT_ZONE =
      DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

  private final ReportData report;
  private final Run run;
  private final XMLStreamWriter xml;

  private JUnitXmlReport(ReportData report, XMLStreamWriter xml) {
    this.report = report;
    this.run = report.run();
    this.xml = xml;
  }

  public static void write(ReportData report, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      new JUnitXmlReport(report, xml).suite();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void suite() throws XMLStreamException {
    Verdict verdict = Verdict.of(report);
    int wholeRun = verdict.wholeRun().isEmpty() ? 0 : 1;
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    attribute("name", run.service() + " at " + run.endpoint());
    attribute("tests", Integer.toString(report.results().size() + wholeRun));
    attribute("failures", count(Outcome.VIOLATES, 0));
    attribute("errors", count(Outcome.UNREACHABLE, wholeRun));
    attribute("skipped", count(Outcome.SKIPPED, report.results(Outcome.PLANNED).size()));
    attribute("time", "0");
    attribute(
        "timestamp", UTC_WITHOUT_ZONE.format(run.startedAt().truncatedTo(ChronoUnit.SECONDS)));
    properties();
    for (CaseResult result : report.results()) {
      startCase(result.key());
      testCase(result);
      endCase();
    }
    if (wholeRun > 0) {
      startCase("the run as a whole");
      problem(
          "error",
          String.join(", ", verdict.wholeRun()),
          run.open().stream().map(JUnitXmlReport::line).collect(Collectors.joining("\n")));
      endCase();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String count(Outcome outcome, int more) {
    return Integer.toString(report.results(outcome).size() + more);
  }

  private void properties() throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    property("run", run.id());
    property("edition", Integer.toString(run.edition()));
    property("snapshots", Integer.toString(run.snapshots()));
    if (run.ledger().isPresent()) {
      property("ledger", run.ledger().get());
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testCase(CaseResult result) throws XMLStreamException {
    switch (result.outcome()) {
      case CONFORMS -> {}
      case DIFFERS ->
          element("system-out", "differs from what the contract only infers\n\n" + text(result));
      case VIOLATES -> problem("failure", message(result), text(result));
      case UNREACHABLE -> problem("error", reason(result), text(result));
      case SKIPPED -> skipped(reason(result));
      case PLANNED -> skipped("planned: it would be sent");
    }
  }

  private void startCase(String name) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute("name", name);
    attribute("classname", run.endpoint());
    attribute("time", "0");
  }

  private void endCase() throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void problem(String name, String message, String text) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement(name);
    attribute("message", message);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private void skipped(String message) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeEmptyElement("skipped");
    attribute("message", message);
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String reason(CaseResult result) {
    return result.reason().orElse("no reason was given");
  }

  private static String message(CaseResult result) {
    int more = result.violations().size() - 1;
    return result.violations().stream().findFirst().map(Violation::toString).orElse(result.claim())
        + (more > 0 ? " And " + more + " more." : "");
  }

  private static String text(CaseResult result) {
    StringBuilder text = new StringBuilder(line(result.claim())).append('\n');
    result.violations().forEach(violation -> text.append(line(violation.toString())).append('\n'));
    result
        .exchange()
        .ifPresent(
            exchange -> {
              text.append('\n').append(block(exchange.request())).append('\n');
              exchange
                  .response()
                  .ifPresent(response -> text.append('\n').append(block(response)).append('\n'));
            });
    return text.toString();
  }

  private static String block(Exchange.Message message) {
    return Visible.block(message.toString(), MOST_OF_A_BODY);
  }

  private static String line(String text) {
    return Visible.line(text, MOST_OF_A_VALUE);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, line(value));
  }
}
