package dev.snapgate.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a run shows that its endpoint conforms.
 *
 * @param objections why it does not, a clause each; empty if it conforms
 * @param wholeRun those of them that no single case tells
 */
public record Verdict(List<String> objections, List<String> wholeRun) {

  private static final Set<Outcome> RUN =
      Set.of(Outcome.CONFORMS, Outcome.DIFFERS, Outcome.VIOLATES, Outcome.UNREACHABLE);

  public static Verdict of(ReportData report) {
    List<String> wholeRun = new ArrayList<>();
    if (report.results().stream().noneMatch(result -> RUN.contains(result.outcome()))) {
      wholeRun.add(
          isPlan(report)
              ? "this is a plan, so nothing was sent"
              : "no case of the contract was run");
    }
    int open = report.run().open().size();
    if (open > 0) {
      wholeRun.add(counted(open, "entry", "entries") + " of the ledger " + isAre(open) + " open");
    }
    List<String> objections = new ArrayList<>();
    int violating = report.results(Outcome.VIOLATES).size();
    if (violating > 0) {
      objections.add(
          counted(violating, "case violates", "cases violate") + " what the contract promises");
    }
    int unreachable = report.results(Outcome.UNREACHABLE).size();
    if (unreachable > 0) {
      objections.add(counted(unreachable, "case was", "cases were") + " not answered");
    }
    objections.addAll(wholeRun);
    return new Verdict(List.copyOf(objections), List.copyOf(wholeRun));
  }

  /** Whether the report says what would be sent rather than what was. */
  static boolean isPlan(ReportData report) {
    return report.results().stream().anyMatch(result -> result.outcome() == Outcome.PLANNED)
        && report.results().stream().noneMatch(result -> RUN.contains(result.outcome()));
  }

  public boolean conforms() {
    return objections.isEmpty();
  }

  /** What follows the name of the endpoint. */
  @Override
  public String toString() {
    return conforms() ? "conforms" : "does not conform: " + String.join(", ", objections);
  }

  static String counted(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String isAre(int number) {
    return number == 1 ? "is" : "are";
  }
}
