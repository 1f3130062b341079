package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.Outcome;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.Run;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports as a run would make them. */
final class SampleReports {

  static final String AWS = "https://storagegateway.us-east-1.amazonaws.com";
  static final String PROXY = "http://127.0.0.1:8080";

  private static final String GUIDE =
      "documented: Storage Gateway User Guide, API Version 2012-06-30, Error Responses";
  private static final String INFERRED = "inferred: mhart/kinesalite, the same framework";
  private static final Instant STARTED = Instant.parse("2026-11-24T09:00:00.123456789Z");

  private SampleReports() {}

  static VerificationReport report(CaseResult... results) {
    return report(run(PROXY), results);
  }

  static VerificationReport report(Run run, CaseResult... results) {
    return new VerificationReport(new ReportData(run, List.of(results)));
  }

  static Run run(String endpoint) {
    return new Run("7Q2M", "storagegateway", 1, endpoint, STARTED, 0, List.of(), Optional.empty());
  }

  static Run runWithLedger(int snapshots, String... open) {
    return new Run(
        "7Q2M",
        "storagegateway",
        1,
        AWS,
        STARTED,
        snapshots,
        List.of(open),
        Optional.of("ledger/7Q2M.jsonl"));
  }

  static CaseResult conforms(String id) {
    return result(id, GUIDE, Outcome.CONFORMS, List.of(), null, exchange(notFound()));
  }

  static CaseResult violates(String id, Violation... violations) {
    return result(
        id,
        GUIDE,
        Outcome.VIOLATES,
        violations.length == 0 ? List.of(wrongStatus(), noRequestId()) : List.of(violations),
        null,
        exchange(notFound()));
  }

  static CaseResult differs(String id) {
    Violation violation =
        new Violation(
            "/message",
            "equals",
            "The specified volume was not found.",
            "Volume not found: <volume:1>",
            "inferred: hashicorp/terraform-provider-aws issue 19111: messages vary");
    return result(id, INFERRED, Outcome.DIFFERS, List.of(violation), null, exchange(notFound()));
  }

  static CaseResult unreachable(String id, String reason) {
    return result(
        id,
        GUIDE,
        Outcome.UNREACHABLE,
        List.of(),
        reason,
        new Exchange(
            STARTED, Map.of("run", "20261124T080000-abc123"), request(), Optional.empty()));
  }

  static CaseResult skipped(String id, Inducible inducible, String reason) {
    return new CaseResult(
        id,
        "2013-06-30",
        claim(id),
        inducible,
        GUIDE,
        Outcome.SKIPPED,
        List.of(),
        Optional.of(reason),
        Optional.empty());
  }

  static CaseResult planned(String id) {
    return result(
        id,
        GUIDE,
        Outcome.PLANNED,
        List.of(),
        null,
        new Exchange(
            STARTED, Map.of("run", "20261124T080000-abc123"), request(), Optional.empty()));
  }

  static Violation wrongStatus() {
    return new Violation("status", "status", "400", "404", GUIDE);
  }

  static Violation noRequestId() {
    return new Violation(
        "header x-amzn-RequestId",
        "present",
        "",
        "absent",
        "documented: Storage Gateway User Guide, API Version 2012-06-30, CreateSnapshot");
  }

  static Exchange exchange(Exchange.Message response) {
    return new Exchange(
        STARTED.plusMillis(250),
        Map.of("run", "20261124T080000-abc123"),
        request(),
        Optional.of(response));
  }

  static Exchange.Message request() {
    return Exchange.Message.of(
        "POST / HTTP/1.1",
        List.of(
            Map.entry("Host", "127.0.0.1:8080"),
            Map.entry("Content-Type", "application/x-amz-json-1.1"),
            Map.entry("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot"),
            Map.entry("X-Amz-Date", "20261124T090000Z"),
            Map.entry(
                "Authorization",
                "AWS4-HMAC-SHA256"
                    + " Credential=<key:1>/20261124/us-east-1/storagegateway/aws4_request,"
                    + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                    + " Signature=<signature:1>")),
        bytes("{\"VolumeARN\":\"<volume:1>\",\"SnapshotDescription\":\"snapgate 7Q2M\"}"));
  }

  static Exchange.Message notFound() {
    return Exchange.Message.of(
        "HTTP/1.1 404",
        List.of(
            Map.entry("Content-Type", "application/x-amz-json-1.1"),
            Map.entry("Date", "Tue, 24 Nov 2026 09:00:00 GMT"),
            Map.entry("Content-Length", "168")),
        bytes(
            "{\"__type\":\"InvalidGatewayRequestException\",\"message\":\"Volume not found:"
                + " <volume:1>\",\"error\":{\"errorCode\":\"VolumeNotFound\"}}"));
  }

  static CaseResult result(
      String id,
      String source,
      Outcome outcome,
      List<Violation> violations,
      @Nullable String reason,
      Exchange exchange) {
    return new CaseResult(
        id,
        "2013-06-30",
        claim(id),
        Inducible.AUTHENTICATED,
        source,
        outcome,
        violations,
        Optional.ofNullable(reason),
        Optional.of(exchange));
  }

  /** A report with this text in every place that holds any. */
  static VerificationReport full(String text) {
    Exchange.Message message =
        new Exchange.Message(text, List.of(Map.entry(text, text)), text, true);
    Exchange exchange =
        new Exchange(
            STARTED, Map.of("run", "20261124T080000-abc123"), message, Optional.of(message));
    Violation violation = new Violation(text, text, text, text, text);
    List<CaseResult> results = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      results.add(
          new CaseResult(
              text + outcome,
              text,
              text,
              Inducible.ANONYMOUS,
              text,
              outcome,
              List.of(violation),
              Optional.of(text),
              Optional.of(exchange)));
    }
    Run run = new Run(text, text, 1, text, STARTED, 3, List.of(text, text), Optional.of(text));
    return new VerificationReport(new ReportData(run, results));
  }

  private static String claim(String id) {
    return "What is promised of " + id.replace('-', ' ') + ".";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
