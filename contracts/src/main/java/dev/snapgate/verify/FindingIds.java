package dev.snapgate.verify;

import dev.snapgate.verify.VerificationReport.Result;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The places in the page to which its links lead.
 *
 * @param places of each report its results, by the place at which each is
 */
record FindingIds(List<IdentityHashMap<Result, Integer>> places) {

  static FindingIds of(List<VerificationReport> reports) {
    return new FindingIds(reports.stream().map(FindingIds::places).toList());
  }

  private static IdentityHashMap<Result, Integer> places(VerificationReport report) {
    IdentityHashMap<Result, Integer> places = new IdentityHashMap<>();
    for (Result result : report.results()) {
      places.putIfAbsent(result, places.size());
    }
    return places;
  }

  String id(int report, Result result) {
    return "finding-" + (report + 1) + "-" + places.get(report).get(result);
  }
}
