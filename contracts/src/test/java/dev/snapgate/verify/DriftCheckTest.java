package dev.snapgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.Outcome;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.Run;
import dev.snapgate.verify.VerificationReport.Drift;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
  private static final Duration NINETY_DAYS = Duration.ofDays(90);

  private static VerificationReport report(Instant at, int edition, CaseResult... results) {
    Run run =
        new Run("r", "storagegateway", edition, "http://x", at, 0, List.of(), Optional.empty());
    return new VerificationReport(new ReportData(run, List.of(results)));
  }

  private static VerificationReport daysAgo(double days, String body) {
    return report(NOW.minus(Duration.ofMinutes((long) (days * 24 * 60))), 1, answered(body));
  }

  private static CaseResult answered(String body) {
    return answered(400, "application/x-amz-json-1.1", body);
  }

  private static CaseResult answered(int status, String type, String body) {
    Exchange.Message response =
        Exchange.Message.of(
            "HTTP/1.1 " + status,
            List.of(Map.entry("content-type", type)),
            body.getBytes(StandardCharsets.UTF_8));
    return SampleReports.result(
        "a", "documented: x", Outcome.CONFORMS, List.of(), null, SampleReports.exchange(response));
  }

  private static Drift drift(VerificationReport fake, VerificationReport... real) {
    return Objects.requireNonNull(
        VerificationReport.drift(fake, List.of(real), NINETY_DAYS).get("2013-06-30/a"));
  }

  private static Drift drift(String fake, VerificationReport... real) {
    return drift(daysAgo(0, fake), real);
  }

  @Test
  void tellsWhetherTheFakeIsRight() {
    assertThat(drift("\"A\"", daysAgo(1, "\"A\""))).isEqualTo(Drift.SAME);
    assertThat(drift("\"B\"", daysAgo(1, "\"A\""))).isEqualTo(Drift.FAKE_WRONG);
    assertThat(drift("\"A\"", daysAgo(89, "\"A\""))).isEqualTo(Drift.SAME);
    assertThat(drift("\"A\"", daysAgo(91, "\"A\""))).isEqualTo(Drift.STALE);
    // An old proof proves that something is wrong, too.
    assertThat(drift("\"B\"", daysAgo(91, "\"A\""))).isEqualTo(Drift.FAKE_WRONG);
  }

  /** Two requests never have the same signature, so what is told of them is not compared. */
  @Test
  void takesTheHashOfAHeaderForAnyOther() {
    String one = "\"(hashed): 'Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmE='.\"";
    String other = "\"(hashed): 'YmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmE='.\"";

    assertThat(drift(one, daysAgo(1, other))).isEqualTo(Drift.SAME);
    assertThat(drift(one, daysAgo(1, other.replace("hashed", "kept")))).isEqualTo(Drift.FAKE_WRONG);
  }

  @Test
  void tellsAChangeFromALack() {
    assertThat(drift("\"B\"", daysAgo(1, "\"B\""), daysAgo(30, "\"A\"")))
        .isEqualTo(Drift.REAL_CHANGED);
    assertThat(drift("\"A\"", daysAgo(30, "\"A\""), daysAgo(1, "\"B\"")))
        .isEqualTo(Drift.REAL_CHANGED);
    assertThat(drift("\"A\"", daysAgo(1, "\"B\""), daysAgo(1.5, "\"A\"")))
        .isEqualTo(Drift.UNSTABLE);
    assertThat(drift("\"A\"", daysAgo(1, "\"A\""), daysAgo(20, "\"B\""), daysAgo(40, "\"A\"")))
        .isEqualTo(Drift.UNSTABLE);
    // What changed back once is not to be relied on, whatever came later.
    assertThat(
            drift(
                "\"C\"",
                daysAgo(1, "\"C\""),
                daysAgo(9, "\"A\""),
                daysAgo(20, "\"B\""),
                daysAgo(40, "\"A\"")))
        .isEqualTo(Drift.UNSTABLE);
    assertThat(drift("\"C\"", daysAgo(1, "\"C\""), daysAgo(9, "\"B\""), daysAgo(9.5, "\"A\"")))
        .isEqualTo(Drift.UNSTABLE);
  }

  @Test
  void needsAnAnswerOfBoth() {
    CaseResult none = SampleReports.unreachable("a", "Gone.");
    assertThat(drift("\"A\"")).isEqualTo(Drift.UNPROVEN);
    assertThat(drift("\"A\"", report(NOW, 1, none))).isEqualTo(Drift.UNPROVEN);
    assertThat(drift(report(NOW, 1, none), daysAgo(1, "\"A\""))).isEqualTo(Drift.UNPROVEN);
    assertThat(drift(report(NOW, 1, none), daysAgo(1, "\"A\""), daysAgo(9, "\"B\"")))
        .isEqualTo(Drift.REAL_CHANGED);
    assertThat(drift("\"A\"", report(NOW, 2, answered("\"A\"")))).isEqualTo(Drift.UNPROVEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ 'a' : 1, 'b':2 }|{'b':2,'a':1}",
        "{'m':'<volume:1> <account:1>'}|{'m':'<volume:2> <account:7>'}",
        "{'s':'<snapshot:1>'}|{'s':'<long-snapshot:4>'}",
        "{'m':'at 20261124T090000Z'}|{'m':'at 20261011T010203Z'}",
        "{'m':'at 2026-11-24T09:00:00Z'}|{'m':'at 2026-10-11T01:02:03.456Z'}",
        "{'m':'of 20261124/us-east-1'}|{'m':'of 20261011/us-east-1'}",
        "{'m':'snapgate 20261124T090000-abc123'}|{'m':'snapgate 20261011T010203-zzz999'}",
        "0000000000000000000000000000000000000000000000000000000000000000"
            + "|ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      })
  void doesNotCountWhatVaries(String fake, String real) {
    assertThat(drift(fake.replace('\'', '"'), daysAgo(1, real.replace('\'', '"'))))
        .isEqualTo(Drift.SAME);
  }

  @Test
  void countsStatusTypeAndBody() {
    VerificationReport fake = daysAgo(0, "{}");
    assertThat(drift(fake, report(NOW, 1, answered(404, "application/x-amz-json-1.1", "{}"))))
        .isEqualTo(Drift.FAKE_WRONG);
    assertThat(drift(fake, report(NOW, 1, answered(400, "text/html", "{}"))))
        .isEqualTo(Drift.FAKE_WRONG);
    assertThat(drift("{\"a\":1}", daysAgo(1, "{\"a\":2}"))).isEqualTo(Drift.FAKE_WRONG);
    assertThat(drift("{\"s\":\"<snapshot:1>\"}", daysAgo(1, "{\"s\":\"<volume:1>\"}")))
        .isEqualTo(Drift.FAKE_WRONG);
  }
}
