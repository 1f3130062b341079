package dev.snapgate.internal.report;

import dev.snapgate.contract.Violation;
import dev.snapgate.internal.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as plain text. */
public final class ConsoleReport {

  private static final int MOST_OF_A_VALUE = 400;
  private static final int MOST_OF_A_BODY = 200;
  private static final int MOST_OF_A_MESSAGE = 4_000;
  private static final int WIDEST_TIER = "authenticated".length();
  private static final int WIDEST_KEY = 60;
  private static final int WIDEST_OUTCOME = 11;

  /** How many cases of one reason are named; every other way to write a report names all. */
  private static final int NAMED_CASES = 3;

  private final ReportData report;
  private final Run run;
  private final StringBuilder out = new StringBuilder();

  private ConsoleReport(ReportData report) {
    this.report = report;
    this.run = report.run();
  }

  public static String of(ReportData report) {
    ConsoleReport console = new ConsoleReport(report);
    console.head();
    console.cases();
    console.violations();
    console.reasons(Outcome.UNREACHABLE);
    console.reasons(Outcome.SKIPPED);
    console.counts();
    console.snapshots();
    console.verdict();
    return console.out.toString();
  }

  /** One case for itself: what was promised, what was broken, and the whole exchange. */
  public static String of(CaseResult result) {
    StringBuilder text = new StringBuilder();
    text.append(result.outcome()).append(' ').append(line(result.key())).append(": ");
    text.append(line(result.claim())).append(" (").append(line(result.source())).append(")\n");
    result.reason().ifPresent(reason -> text.append("  ").append(line(reason)).append('\n'));
    result.violations().forEach(violation -> text.append(text(violation)));
    result
        .exchange()
        .ifPresent(
            exchange -> {
              text.append("\nsent:\n").append(indented(exchange.request()));
              exchange
                  .response()
                  .ifPresent(answer -> text.append("\nanswered:\n").append(indented(answer)));
            });
    return text.toString();
  }

  private static String indented(Exchange.Message message) {
    return Visible.block(message.toString(), MOST_OF_A_MESSAGE).indent(2);
  }

  private void head() {
    add(Verdict.isPlan(report) ? "Plan: " : "");
    add(line(run.service()) + " at " + line(run.endpoint()) + ", " + run.startedAt());
    add(", run " + line(run.id()) + ", edition " + run.edition() + " of the contract\n");
  }

  private void cases() {
    List<CaseResult> sent =
        report.results().stream().filter(result -> result.outcome() != Outcome.SKIPPED).toList();
    int width =
        Math.min(
            WIDEST_KEY,
            sent.stream().mapToInt(result -> line(result.key()).length()).max().orElse(0));
    add(sent.isEmpty() ? "" : "\n");
    for (CaseResult result : sent) {
      add(padded(result.outcome().name(), WIDEST_OUTCOME) + "  ");
      add(padded(line(result.key()), width) + "  ");
      add(
          result.outcome() == Outcome.PLANNED
              ? padded(result.inducible().name().toLowerCase(Locale.ROOT), WIDEST_TIER) + "  "
              : "");
      add(line(result.claim()) + "\n");
    }
  }

  private void violations() {
    for (Outcome outcome : List.of(Outcome.VIOLATES, Outcome.DIFFERS)) {
      for (CaseResult result : report.results(outcome)) {
        add("\n" + outcome + " " + line(result.key()) + "\n");
        result.violations().forEach(violation -> add(text(violation)));
        result
            .exchange()
            .flatMap(Exchange::response)
            .ifPresent(
                response ->
                    add(
                        "  answered "
                            + (line(response.startLine()) + " " + shortBody(response)).strip()
                            + "\n"));
      }
    }
  }

  private static String text(Violation violation) {
    return "  "
        + line(Expectation.place(violation))
        + " ("
        + line(violation.rule())
        + ")\n    expected  "
        + line(Expectation.of(violation))
        + "\n    actual    "
        + line(violation.value())
        + "\n    source    "
        + line(violation.source())
        + "\n";
  }

  private void reasons(Outcome outcome) {
    List<ReasonGroup> groups = ReasonGroup.of(report, outcome);
    add(groups.isEmpty() ? "" : "\n");
    for (ReasonGroup group : groups) {
      List<String> keys =
          group.results().stream().map(CaseResult::key).map(ConsoleReport::line).toList();
      add(outcome + " " + keys.size() + ": " + line(group.reason()) + "\n  ");
      add(keys.stream().limit(NAMED_CASES).collect(Collectors.joining(", ")));
      add(keys.size() > NAMED_CASES ? " and " + (keys.size() - NAMED_CASES) + " more\n" : "\n");
    }
  }

  private void counts() {
    List<String> outcomes =
        Stream.of(Outcome.values())
            .filter(outcome -> !report.results(outcome).isEmpty())
            .map(outcome -> report.results(outcome).size() + " " + outcome)
            .toList();
    int all = report.results().size();
    add("\n" + Verdict.counted(all, "case", "cases"));
    add(outcomes.isEmpty() ? ".\n" : ": " + String.join(", ", outcomes) + ".\n");
    if (all > 0) {
      List<String> shares = new ArrayList<>();
      Share.count(report.results())
          .forEach((share, cases) -> shares.add(cases + " " + share.words()));
      add("Of the contract: " + String.join(", ", shares) + ".\n");
    }
  }

  private void snapshots() {
    if (Verdict.isPlan(report)) {
      int requests = report.results(Outcome.PLANNED).size();
      add(Verdict.counted(requests, "request", "requests") + " would be sent; ");
      add(
          run.snapshots() == 0
              ? "no snapshot would be made.\n"
              : "at most "
                  + Verdict.counted(run.snapshots(), "snapshot", "snapshots")
                  + " would be made, which costs money on AWS.\n");
      return;
    }
    if (run.snapshots() > 0) {
      add(Verdict.counted(run.snapshots(), "snapshot was", "snapshots were") + " made; ");
      add("tag and description carry the run's id " + line(run.id()) + ".\n");
    }
    String where = run.ledger().map(ledger -> " " + line(ledger)).orElse("");
    if (!run.open().isEmpty()) {
      add("Open in the ledger" + where + ":\n");
      run.open().forEach(entry -> add("  " + line(entry) + "\n"));
    } else if (!where.isEmpty()) {
      add("Nothing is open in the ledger" + where + ".\n");
    }
  }

  private void verdict() {
    if (Verdict.isPlan(report)) {
      add("A plan does not show whether " + line(run.endpoint()) + " conforms.\n");
      return;
    }
    add(line(run.endpoint()) + " " + Verdict.of(report) + ".\n");
  }

  private static String shortBody(Exchange.Message message) {
    return Visible.line(message.body(), MOST_OF_A_BODY);
  }

  private static String line(String text) {
    return Visible.line(text, MOST_OF_A_VALUE);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private void add(String text) {
    out.append(text);
  }
}
