package dev.snapgate.internal.report;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * The places in the page to which its links lead.
 *
 * @param places of each report its results, by the place at which each is
 */
record FindingIds(List<IdentityHashMap<CaseResult, Integer>> places) {

  static FindingIds of(List<ReportData> reports) {
    return new FindingIds(reports.stream().map(FindingIds::places).toList());
  }

  private static IdentityHashMap<CaseResult, Integer> places(ReportData report) {
    IdentityHashMap<CaseResult, Integer> places = new IdentityHashMap<>();
    for (CaseResult result : report.results()) {
      places.putIfAbsent(result, places.size());
    }
    return places;
  }

  String id(int report, CaseResult result) {
    return "finding-" + (report + 1) + "-" + places.get(report).get(result);
  }
}
