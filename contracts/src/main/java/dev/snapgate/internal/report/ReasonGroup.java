package dev.snapgate.internal.report;

import dev.snapgate.contract.ContractCase.Inducible;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cases that have one outcome for one reason: eighty skips are a few sentences. Which state a case
 * of the lab needs is not a reason of its own here, since the case's id names it.
 */
record ReasonGroup(String reason, List<CaseResult> results) {

  private static final Pattern STATE = Pattern.compile("^Needs [^,;.]*");

  static List<ReasonGroup> of(ReportData report, Outcome outcome) {
    Map<String, List<CaseResult>> groups = new LinkedHashMap<>();
    for (CaseResult result : report.results(outcome)) {
      String reason = result.reason().orElse("no reason was given");
      if (result.inducible().compareTo(Inducible.MUTATING) > 0) {
        reason = STATE.matcher(reason).replaceFirst("Needs a state of its own");
      }
      groups.computeIfAbsent(reason, any -> new ArrayList<>()).add(result);
    }
    return groups.entrySet().stream()
        .map(group -> new ReasonGroup(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }
}
