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
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.text.Visible;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

  @Test
  void tellsCasesThenViolationsThenSkipsThenTheVerdict() {
    VerificationReport report =
        report(
            conforms("volume-not-found"),
            violates("no-body"),
            differs("get"),
            unreachable("broken-json", "The connection was reset."),
            skipped("pass-through", Inducible.LAB, "The state has no handler."),
            skipped("throttles", Inducible.NEVER, "Nobody can ask for it."));

    assertThat(report)
        .hasToString(
            """
            storagegateway at http://127.0.0.1:8080, 2026-11-24T09:00:00.123456789Z, run 7Q2M, edition 1 of the contract

            CONFORMS     2013-06-30/volume-not-found  What is promised of volume not found.
            VIOLATES     2013-06-30/no-body           What is promised of no body.
            DIFFERS      2013-06-30/get               What is promised of get.
            UNREACHABLE  2013-06-30/broken-json       What is promised of broken json.

            VIOLATES 2013-06-30/no-body
              status (status)
                expected  400
                actual    404
                source    documented: Storage Gateway User Guide, API Version 2012-06-30, Error Responses
              header x-amzn-RequestId (present)
                expected  a value
                actual    absent
                source    documented: Storage Gateway User Guide, API Version 2012-06-30, CreateSnapshot
              answered HTTP/1.1 404 {"__type":"InvalidGatewayRequestException","message":"Volume not found: <volume:1>","error":{"errorCode":"VolumeNotFound"}}

            DIFFERS 2013-06-30/get
              /message (equals)
                expected  The specified volume was not found.
                actual    Volume not found: <volume:1>
                source    inferred: hashicorp/terraform-provider-aws issue 19111: messages vary
              answered HTTP/1.1 404 {"__type":"InvalidGatewayRequestException","message":"Volume not found: <volume:1>","error":{"errorCode":"VolumeNotFound"}}

            UNREACHABLE 1: The connection was reset.
              2013-06-30/broken-json

            SKIPPED 1: The state has no handler.
              2013-06-30/pass-through
            SKIPPED 1: Nobody can ask for it.
              2013-06-30/throttles

            6 cases: 1 CONFORMS, 1 DIFFERS, 1 VIOLATES, 1 UNREACHABLE, 2 SKIPPED.
            Of the contract: 1 proven, 1 differ where the contract only infers, 1 broken, 1 without an answer, 1 lab only, 1 never provable.
            http://127.0.0.1:8080 does not conform: 1 case violates what the contract promises, 1 case was not answered.
            """);
  }

  @Test
  void namesThreeOfEightySkips() {
    CaseResult[] skips =
        IntStream.range(0, 80)
            .mapToObj(i -> skipped("case-" + i, Inducible.LAB, "The state has no handler."))
            .toArray(CaseResult[]::new);

    assertThat(report(skips).toString())
        .contains(
            """
            SKIPPED 80: The state has no handler.
              2013-06-30/case-0, 2013-06-30/case-1, 2013-06-30/case-2 and 77 more
            """)
        .endsWith("does not conform: no case of the contract was run.\n")
        .hasLineCount(8);
  }

  @Test
  void saysOfAPlanWhatWouldBeSentAndCost() {
    assertThat(report(runWithLedger(2), planned("a"), planned("b")).toString())
        .startsWith("Plan: storagegateway at https://storagegateway.us-east-1.amazonaws.com,")
        .contains("PLANNED      2013-06-30/a  authenticated  What is promised of a.\n")
        .endsWith(
            """
            2 requests would be sent; at most 2 snapshots would be made, which costs money on AWS.
            A plan does not show whether https://storagegateway.us-east-1.amazonaws.com conforms.
            """);
    assertThat(report(planned("a")).toString())
        .contains("1 request would be sent; no snapshot would be made.");
  }

  @Test
  void namesWhatTheLedgerCouldNotClose() {
    assertThat(report(runWithLedger(1, "Snapshot 1 is lost."), conforms("a")).toString())
        .endsWith(
            """
            1 snapshot was made; tag and description carry the run's id 7Q2M.
            Open in the ledger ledger/7Q2M.jsonl:
              Snapshot 1 is lost.
            https://storagegateway.us-east-1.amazonaws.com does not conform: 1 entry of the ledger is open.
            """);
    assertThat(report(runWithLedger(1), conforms("a")).toString())
        .contains("Nothing is open in the ledger ledger/7Q2M.jsonl.");
  }

  @Test
  void showsWhatATerminalWouldObeyOrHide() {
    String text =
        SampleReports.full("a\u001b[31m\0\r\n\t\u0085\u2028\u202e\u2066\ufeff\ufffe\ud800b")
            .toString();

    assertThat(text)
        .contains("a\\u001b[31m\\u0000\\r\\n\\t\\u0085\\u2028\\u202e\\u2066\\ufeff\\ufffe\\ud800b");
    assertThat(text.replace("\n", ""))
        .matches(shown -> shown.codePoints().noneMatch(Visible::isHidden));
  }

  @Test
  void staysShortWhateverTheEndpointSays() {
    assertThat(SampleReports.full("x".repeat(1 << 20)).toString())
        .contains("x… (1048576 characters)")
        .hasSizeLessThan(40_000);
    assertThat(Visible.line("ab\ud83d\ude00", 2)).isEqualTo("ab… (3 characters)");
  }
}
