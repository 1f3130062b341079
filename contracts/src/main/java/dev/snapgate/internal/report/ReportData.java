package dev.snapgate.internal.report;

import java.util.List;

/** A run and what became of its cases, in the order in which they were run. */
public record ReportData(Run run, List<CaseResult> results) {

  public ReportData {
    results = List.copyOf(results);
  }

  /** The results with this outcome, in their order. */
  public List<CaseResult> results(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }
}
