package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.Outcome;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the responses of a recording against the contract, as if its endpoint had given them now.
 * Names such as {@code <volume:1>} stand for values of the right form meanwhile.
 */
final class Replay {

  private final Settings settings;
  private final ReportData recording;

  Replay(Settings settings, ReportData recording) {
    this.settings = settings;
    this.recording = recording;
  }

  ReportData report() {
    Run run = recording.run();
    if (run.edition() != settings.selection().contracts().edition()) {
      throw new IllegalArgumentException(
          "The recording of "
              + run.endpoint()
              + " was made with edition "
              + run.edition()
              + " of the cases, and these are edition "
              + settings.selection().contracts().edition()
              + ": their requests differ. Record it again.");
    }
    Map<String, CaseResult> recorded = new LinkedHashMap<>();
    recording.results().forEach(result -> recorded.put(result.key(), result));
    List<CaseResult> results = new ArrayList<>();
    for (ContractCase contractCase : settings.selection().cases()) {
      results.add(judged(contractCase, Optional.ofNullable(recorded.get(contractCase.key()))));
    }
    return new ReportData(
        new Run(
            run.id(),
            run.service(),
            run.edition(),
            "recording of " + run.endpoint(),
            run.startedAt(),
            run.snapshots(),
            List.of(),
            Optional.empty()),
        results);
  }

  private static CaseResult judged(ContractCase contractCase, Optional<CaseResult> recorded) {
    Optional<Exchange> exchange = recorded.flatMap(CaseResult::exchange);
    Optional<Exchange.Message> response = exchange.flatMap(Exchange::response);
    if (response.isEmpty()) {
      boolean unreachable =
          recorded.filter(result -> result.outcome() == Outcome.UNREACHABLE).isPresent();
      return CaseResult.of(
          contractCase,
          unreachable ? Outcome.UNREACHABLE : Outcome.SKIPPED,
          List.of(),
          Optional.of(
              recorded
                  .map(result -> "So recorded: " + result.reason().orElse("no response."))
                  .orElse("The recording does not have it.")),
          exchange);
    }
    List<Violation> violations = violations(contractCase, exchange.get(), response.get());
    return CaseResult.of(
        contractCase, Outcome.of(violations), violations, Optional.empty(), exchange);
  }

  private static List<Violation> violations(
      ContractCase contractCase, Exchange exchange, Exchange.Message response) {
    Map<String, String> bindings = new LinkedHashMap<>();
    exchange.bindings().forEach((name, value) -> bindings.put(name, Redaction.examples(value)));
    List<Map.Entry<String, String>> headers =
        response.headers().stream()
            .map(header -> Map.entry(header.getKey(), Redaction.examples(header.getValue())))
            .toList();
    Exchange.Message whole =
        new Exchange.Message(
            response.startLine(), headers, Redaction.examples(response.body()), response.utf8());
    Redaction redaction = new Redaction();
    exchange.bindings().values().forEach(redaction::learnExamples);
    response.headers().forEach(header -> redaction.learnExamples(header.getValue()));
    redaction.learnExamples(response.body());
    return contractCase
        .violations(whole.status(), headers, whole.bytes(), exchange.at(), bindings)
        .stream()
        .map(redaction::violation)
        .toList();
  }
}
