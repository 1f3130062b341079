package dev.snapgate.internal.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.snapgate.contract.Violation;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A report as JSON, from which {@link JsonReportReader} makes an equal one.
 *
 * <p>The file is ASCII: half a surrogate pair has no UTF-8, and what turns text around is seen.
 */
public final class JsonReport {

  /** Goes up when a reader of the last one would get it wrong. */
  static final int FORMAT = 1;

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  public static void write(ReportData report, OutputStream out) throws IOException {
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setPrettyPrinter(printer());
      new JsonReport(json).report(report);
      json.writeRaw('\n');
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
  }

  private void report(ReportData report) throws IOException {
    Run run = report.run();
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeStringField("service", run.service());
    json.writeNumberField("edition", run.edition());
    json.writeStringField("endpoint", run.endpoint());
    json.writeStringField("startedAt", run.startedAt().toString());
    json.writeStringField("run", run.id());
    json.writeNumberField("snapshots", run.snapshots());
    if (run.ledger().isPresent()) {
      json.writeStringField("ledger", run.ledger().get());
    }
    json.writeArrayFieldStart("open");
    for (String entry : run.open()) {
      json.writeString(entry);
    }
    json.writeEndArray();
    json.writeBooleanField("conforms", Verdict.of(report).conforms());
    json.writeArrayFieldStart("results");
    for (CaseResult result : report.results()) {
      result(result);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void result(CaseResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("case", result.caseId());
    json.writeStringField("apiVersion", result.apiVersion());
    json.writeStringField("claim", result.claim());
    json.writeStringField("inducible", result.inducible().name().toLowerCase(Locale.ROOT));
    json.writeStringField("source", result.source());
    json.writeStringField("outcome", result.outcome().name());
    if (result.reason().isPresent()) {
      json.writeStringField("reason", result.reason().get());
    }
    json.writeArrayFieldStart("violations");
    for (Violation violation : result.violations()) {
      violation(violation);
    }
    json.writeEndArray();
    if (result.exchange().isPresent()) {
      exchange(result.exchange().get());
    }
    json.writeEndObject();
  }

  private void violation(Violation violation) throws IOException {
    json.writeStartObject();
    json.writeStringField("pointer", violation.pointer());
    json.writeStringField("rule", violation.rule());
    json.writeStringField("limit", violation.limit());
    json.writeStringField("value", violation.value());
    json.writeStringField("source", violation.source());
    json.writeEndObject();
  }

  private void exchange(Exchange exchange) throws IOException {
    json.writeObjectFieldStart("exchange");
    json.writeStringField("at", exchange.at().toString());
    pairs("bindings", new TreeMap<>(exchange.bindings()).entrySet());
    message("request", exchange.request());
    if (exchange.response().isPresent()) {
      message("response", exchange.response().get());
    }
    json.writeEndObject();
  }

  private void message(String name, Exchange.Message message) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("startLine", message.startLine());
    pairs("headers", message.headers());
    json.writeStringField("body", message.body());
    json.writeBooleanField("utf8", message.utf8());
    json.writeEndObject();
  }

  private void pairs(String name, Collection<Map.Entry<String, String>> pairs) throws IOException {
    json.writeArrayFieldStart(name);
    for (Map.Entry<String, String> pair : pairs) {
      json.writeStartArray();
      json.writeString(pair.getKey());
      json.writeString(pair.getValue());
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
