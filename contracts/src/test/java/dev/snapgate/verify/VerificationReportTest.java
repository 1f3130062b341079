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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.Drift;
import dev.snapgate.internal.report.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationReportTest {

  private static final CaseResult SKIPPED = skipped("c", Inducible.LAB, "It needs a lab.");

  static Stream<Named<VerificationReport>> conforming() {
    return Stream.of(
        Named.of("one case kept", report(conforms("a"))),
        Named.of("one differs", report(differs("a"))),
        Named.of("others skipped", report(conforms("a"), SKIPPED)),
        Named.of("a closed ledger", report(runWithLedger(2), conforms("a"))));
  }

  static Stream<Named<VerificationReport>> notConforming() {
    return Stream.of(
        Named.of("nothing at all", report()),
        Named.of("nothing run", report(SKIPPED)),
        Named.of("a plan", report(planned("a"), SKIPPED)),
        Named.of("one violates", report(conforms("a"), violates("b"))),
        Named.of("one unreachable", report(conforms("a"), unreachable("b", "It was refused."))),
        Named.of("an open ledger", report(runWithLedger(1, "Snapshot 1 is lost."), conforms("a"))));
  }

  @ParameterizedTest
  @MethodSource("conforming")
  void conformsWhereNothingIsBroken(VerificationReport report) {
    assertThat(report.conforms()).isTrue();
    assertThatCode(report::requireConformance).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("notConforming")
  void doesNotConformOtherwiseAndSaysAll(VerificationReport report) {
    assertThat(report.conforms()).isFalse();
    assertThatThrownBy(report::requireConformance)
        .isInstanceOf(AssertionError.class)
        .hasMessage(report.toString());
  }

  /** The report shows what its data holds under the same names. */
  @Test
  void hasAPublicNameForEachOutcomeAndDrift() {
    assertThat(Stream.of(Outcome.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Stream.of(VerificationReport.Outcome.values()).map(Enum::name).toList());
    assertThat(Stream.of(Drift.values()).map(Enum::name))
        .containsExactlyElementsOf(
            Stream.of(VerificationReport.Drift.values()).map(Enum::name).toList());
  }

  @Test
  void isEqualByWhatItHolds() {
    assertThat(report(conforms("a")))
        .isEqualTo(report(conforms("a")))
        .hasSameHashCodeAs(report(conforms("a")));
    assertThat(report(conforms("a")))
        .isNotEqualTo(report(conforms("b")))
        .isNotEqualTo(report(runWithLedger(1), conforms("a")))
        .isNotEqualTo(report(conforms("a"), SKIPPED));
    assertThat(conforms("a")).isEqualTo(conforms("a")).isNotEqualTo(violates("a"));
  }
}
