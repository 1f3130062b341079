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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.Outcome;
import dev.snapgate.internal.report.ReportData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

  private final Path file;

  JsonReportTest(@TempDir Path folder) {
    this.file = folder.resolve("report.json");
  }

  @Test
  void readsBackEqual() {
    VerificationReport report =
        report(
            runWithLedger(3, "Snapshot 1 is lost."),
            conforms("a"),
            violates("b"),
            differs("c"),
            unreachable("d", "The connection was reset."),
            skipped("e", Inducible.LAB, "The state has no handler."),
            planned("f"));

    assertThat(written(report)).isEqualTo(report);
  }

  @Test
  void isWrittenInOneOrderWithAFormat() throws IOException {
    VerificationReport report = report(skipped("e", Inducible.LAB, "The state has no handler."));
    report.writeJson(file);

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "format": 1,
              "service": "storagegateway",
              "edition": 1,
              "endpoint": "http://127.0.0.1:8080",
              "startedAt": "2026-11-24T09:00:00.123456789Z",
              "run": "7Q2M",
              "snapshots": 0,
              "open": [],
              "conforms": false,
              "results": [
                {
                  "case": "e",
                  "apiVersion": "2013-06-30",
                  "claim": "What is promised of e.",
                  "inducible": "lab",
                  "source": "documented: Storage Gateway User Guide, API Version 2012-06-30, Error Responses",
                  "outcome": "SKIPPED",
                  "reason": "The state has no handler.",
                  "violations": []
                }
              ]
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "</script><img src=x onerror=alert(1)>",
        "]]>",
        "\"\\/\b\f\n\r\t\0\u001b\u007f\u0085\u2028\u202e\ufeff\ufffe\uffff",
        "\ud800",
        "\udc00\ud800",
        "\ud83d\ude00\ud83d",
      })
  void keepsEveryCharacterInAscii(String text) throws IOException {
    VerificationReport report = SampleReports.full(text);

    assertThat(written(report)).isEqualTo(report);
    assertThat(Files.readString(file, StandardCharsets.US_ASCII)).isNotEmpty();
  }

  @Test
  void keepsAMegabyteInEveryPlace() {
    VerificationReport all = SampleReports.full("x".repeat(1 << 20) + "\u001b");
    VerificationReport report =
        new VerificationReport(
            new ReportData(all.data().run(), all.data().results().subList(0, 1)));

    // Not isEqualTo, which would print them.
    assertThat(written(report).equals(report)).isTrue();
  }

  @Test
  void keepsTimesAndBytes() {
    byte[] everyByte = new byte[256];
    IntStream.range(0, 256).forEach(i -> everyByte[i] = (byte) i);
    Exchange.Message binary =
        Exchange.Message.of(
            "HTTP/1.1 200", List.of(Map.entry("A", "1"), Map.entry("A", "2")), everyByte);
    VerificationReport report =
        report(
            SampleReports.result(
                "a",
                "observed: here",
                Outcome.CONFORMS,
                List.of(),
                null,
                new Exchange(Instant.MAX, Map.of(), binary, Optional.of(binary))));

    VerificationReport read = written(report);

    assertThat(read).isEqualTo(report);
    assertThat(read.data().results().get(0).exchange().orElseThrow().request().bytes())
        .isEqualTo(everyByte);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty",
        "{ | is not JSON: syntax error at line 1, column 2",
        "<testsuite> | is not JSON: syntax error at line 1, column 1",
        "[] | is not a Snapgate report: it must be a JSON object with a \"format\"",
        "{\"operation\": 1} | is not a Snapgate report: it must be a JSON object with a \"format\"",
        "{\"format\": 2} | has format 2; this version of Snapgate reads format 1",
        "{\"format\": \"1\"} | is not a report that can be read: /format must be a whole number; it"
            + " is \"1\"",
        "{\"format\": 1} | is not a report that can be read: /run is missing",
        "{\"format\": 1, \"format\": 1} | is not JSON: syntax error at line 1, column 23",
        "{} {} | goes on after the end of its JSON",
      })
  void saysWhatIsWrongWithAFile(String content, String what) throws IOException {
    Files.writeString(file, content);

    assertThatThrownBy(() -> VerificationReport.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"CONFORMS\" | \"MAYBE\" | /results/0/outcome must be one of [CONFORMS, DIFFERS, VIOLATES,"
            + " UNREACHABLE, SKIPPED, PLANNED]; it is \"MAYBE\"",
        "\"authenticated\" | \"LAB\" | /results/0/inducible must be one of [anonymous,"
            + " authenticated, mutating, lab, never]; it is \"LAB\"",
        "\"edition\": 1 | \"edition\": 1.5 | /edition must be a whole number; it is 1.5",
        "\"edition\": 1 | \"edition\": 99999999999 | /edition must be a whole number; it is"
            + " 99999999999",
        "\"open\": [] | \"open\": [null] | /open/0 must be a string; it is null",
        "\"open\": [] | \"open\": {} | /open must be an array; it is {}",
        "\"utf8\": true | \"utf8\": 1 | /results/0/exchange/request/utf8 must be true or false; it"
            + " is 1",
        "\"at\": \"2 | \"at\": \"x2 | /results/0/exchange/at must be a time such as"
            + " 2026-11-24T09:00:00Z; it is \"x2026-11-24T09:00:00.373456789Z\"",
        "\"case\": | \"\\u001bcase\": | /results/0/case is missing",
        "\"violations\": [] | \"violations\": [], \"\\u001b\": 1 | /results/0 has the unknown"
            + " member \"\\u001b\"",
        "\"Host\", | | /results/0/exchange/request/headers/0 must be a pair of name and value; it"
            + " is [\"127.0.0.1:8080\"]",
      })
  void saysWhichMemberIsWrong(String part, String other, String what) throws IOException {
    report(conforms("a")).writeJson(file);
    String json = Files.readString(file);
    assertThat(json).contains(part);
    int at = json.indexOf(part);
    Files.writeString(
        file,
        json.substring(0, at) + (other == null ? "" : other) + json.substring(at + part.length()));

    assertThatThrownBy(() -> VerificationReport.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " is not a report that can be read: " + what);
  }

  @Test
  void doesNotBelieveAVerdictThatTheResultsDeny() throws IOException {
    report(violates("a")).writeJson(file);
    Files.writeString(
        file, Files.readString(file).replace("\"conforms\": false", "\"conforms\": true"));

    assertThatThrownBy(() -> VerificationReport.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + " says \"conforms\" is true, but by its results it is false");
  }

  @Test
  void refusesWhatIsNotUtf8OrTooDeep() throws IOException {
    Files.write(file, new byte[] {'"', (byte) 0xff, '"'});
    assertThatThrownBy(() -> VerificationReport.read(file))
        .hasMessage(file + " is not JSON: it is not UTF-8");

    Files.writeString(file, "[".repeat(100_000));
    assertThatThrownBy(() -> VerificationReport.read(file))
        .hasMessage(
            file + " is not a Snapgate report: it is nested too deeply or holds too long a number");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> VerificationReport.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot read the report " + file + ": there is no such file or folder")
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  private VerificationReport written(VerificationReport report) {
    report.writeJson(file);
    return VerificationReport.read(file);
  }
}
