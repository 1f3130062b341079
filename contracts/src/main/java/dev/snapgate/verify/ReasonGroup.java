package dev.snapgate.verify;

import dev.snapgate.verify.VerificationReport.Outcome;
import dev.snapgate.verify.VerificationReport.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cases that have one outcome for one reason: eighty skips are a few sentences. */
record ReasonGroup(String reason, List<Result> results) {

  static List<ReasonGroup> of(VerificationReport report, Outcome outcome) {
    Map<String, List<Result>> groups = new LinkedHashMap<>();
    for (Result result : report.results(outcome)) {
      String reason = result.reason().orElse("no reason was given");
      groups.computeIfAbsent(reason, any -> new ArrayList<>()).add(result);
    }
    return groups.entrySet().stream()
        .map(group -> new ReasonGroup(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }
}
