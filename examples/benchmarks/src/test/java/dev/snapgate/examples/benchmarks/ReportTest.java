package dev.snapgate.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Machine MACHINE = new Machine(2, "any", 8L << 30, "17", "Linux", 0.5);

  @Test
  void aRatioIsTheMedianOfItsRoundsAndIsHeldAgainstItsBudget() throws Exception {
    Report report = new Report(MACHINE, false);
    report.add(
        "cold-start",
        List.of(
            Comparison.of("cold start", "ms", Series.of("Snapgate", 50, 100, 60))
                .against(Series.of("WireMock", 100, 100, 100), Budget.atMost(0.7, 0.5))));

    assertThat(report.markdown())
        .contains("| cold start | Snapgate | 60 ms (50 to 100) |")
        .contains(
            "|  | WireMock | 100 ms (100 to 100) | 0.60 (0.50 to 1.00) | ≤ 0.70 | ≤ 0.50 | met |");
    JsonNode against = new ObjectMapper().readTree(report.json()).at("/comparisons/0/against/0");
    assertThat(against.path("ratio").doubleValue()).isEqualTo(0.6);
    assertThat(against.path("met").booleanValue()).isTrue();
  }

  @Test
  void aBudgetTellsTheMustFromTheAim() {
    assertThat(Budget.atLeast(2.5, 4).verdict(2.4)).isEqualTo("**not met**");
    assertThat(Budget.atLeast(2.5, 4).verdict(2.5)).isEqualTo("met");
    assertThat(Budget.atLeast(2.5, 4).verdict(4)).isEqualTo("aim met");
    assertThat(Budget.atMost(0.5, 0.3).verdict(0.51)).isEqualTo("**not met**");
  }

  @Test
  void whatIsSkippedSaysWhy() {
    Report report = new Report(MACHINE, true);
    report.skip("container-start", "no figures");

    assertThat(report.markdown()).contains("| container-start |").contains("skipped: no figures");
  }
}
