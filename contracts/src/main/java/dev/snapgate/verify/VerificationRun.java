package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.Outcome;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run: each case is skipped or sent, and what came of it is a result. */
final class VerificationRun implements AutoCloseable {

  private final Settings settings;
  private final Clock clock;
  private final GatewayEndpoint endpoint;
  private final String id;
  private final Instant startedAt;
  private final List<ContractCase> cases;
  private final Set<ContractCase> selected;
  private final Sending sending;
  private final Skips skips;
  private final Bindings bindings;
  private final Transcript transcript;
  private final Accounting accounting;
  private final Map<ContractCase, CaseResult> results = new LinkedHashMap<>();
  private boolean closed;

  VerificationRun(Settings settings, GatewayEndpoint endpoint) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.id = settings.surroundings().runIds().get();
    this.clock = settings.surroundings().clock();
    this.startedAt = clock.instant();
    this.sending = new Sending(settings.connection(), endpoint, settings.surroundings().pause());
    this.cases = settings.selection().cases();
    this.selected = Set.copyOf(cases);
    this.skips = new Skips(settings.selection().highest(), settings.effects());
    this.bindings = new Bindings(settings.effects(), endpoint, id);
    this.accounting = new Accounting(id, settings.effects().ledger());
    this.transcript = new Transcript(endpoint);
    // What a server echoes may come before the case that it was bound for.
    transcript.learn(bindings.at(startedAt));
    settings.effects().states().values().forEach(state -> transcript.learn(state.known()));
  }

  /** The least time between the starts of two requests. */
  Duration pace() {
    return sending.pace();
  }

  List<ContractCase> cases() {
    return cases;
  }

  synchronized ReportData plan() {
    List<CaseResult> planned = new ArrayList<>();
    int cost = 0;
    int risky = 0;
    for (ContractCase contractCase : cases) {
      Optional<String> skipped = skips.reason(contractCase, cost);
      if (skipped.isPresent()) {
        planned.add(skipped(contractCase, skipped.get()));
        continue;
      }
      Instant now = clock.instant();
      Map<String, String> bound = bindings.at(now);
      settings.effects().state(contractCase).ifPresent(state -> Bindings.add(state.known(), bound));
      transcript.learn(bound);
      Sending.Prepared request = sending.prepare(contractCase, bound, now, transcript);
      planned.add(
          CaseResult.of(
              contractCase,
              Outcome.PLANNED,
              List.of(),
              Optional.empty(),
              Optional.of(
                  new Exchange(
                      startedAt,
                      transcript.bindings(bound),
                      transcript.message(request.signed()),
                      Optional.empty()))));
      if (contractCase.createsSnapshot()) {
        cost++;
      }
      if (Accounting.mayCreate(contractCase)) {
        risky++;
      }
    }
    return new ReportData(
        run(Math.min(risky, settings.effects().maxSnapshots()), List.of()), planned);
  }

  private static CaseResult skipped(ContractCase contractCase, String reason) {
    return CaseResult.of(
        contractCase, Outcome.SKIPPED, List.of(), Optional.of(reason), Optional.empty());
  }

  synchronized CaseResult verify(ContractCase contractCase) {
    if (!selected.contains(contractCase)) {
      throw new IllegalArgumentException(
          contractCase + " is not selected; the cases of this run are " + cases + ".");
    }
    if (closed) {
      throw new IllegalStateException("This run is closed; begin another with start().");
    }
    CaseResult known = results.get(contractCase);
    if (known != null) {
      return known;
    }
    openLedgerInTime();
    CaseResult result = run(contractCase);
    results.put(contractCase, result);
    return result;
  }

  /** Before the first request of all, so that a long run does not fail for a file in the end. */
  private void openLedgerInTime() {
    if (results.isEmpty()
        && cases.stream()
            .anyMatch(one -> Accounting.mayCreate(one) && skips.reason(one, 0).isEmpty())) {
      accounting.ledger();
    }
  }

  private CaseResult run(ContractCase contractCase) {
    Optional<String> skipped = skips.reason(contractCase, accounting.spent());
    if (skipped.isPresent()) {
      return skipped(contractCase, skipped.get());
    }
    Map<String, String> arranged = bindings.arranged(contractCase);
    sending.waitForTurn();
    Optional<String> interruption = skips.interruption();
    if (interruption.isPresent()) {
      return skipped(contractCase, interruption.get());
    }
    // One reading for what is signed and what is said: between two a day may end.
    Instant now = clock.instant();
    Map<String, String> bound = bindings.at(now);
    Bindings.add(arranged, bound);
    Set<String> unbound = bindings.unbound(contractCase, bound);
    if (!unbound.isEmpty()) {
      return skipped(contractCase, "Nothing binds " + unbound + "; the state's handler has to.");
    }
    transcript.learn(bound);
    return sent(contractCase, bound, now);
  }

  private CaseResult sent(ContractCase contractCase, Map<String, String> bound, Instant now) {
    Sending.Prepared request = sending.prepare(contractCase, bound, now, transcript);
    Exchange.Message shown = transcript.message(request.signed());
    boolean risky = Accounting.mayCreate(contractCase);
    if (risky) {
      accounting.sending(contractCase, bound.getOrDefault("volumeARN", "unknown"), now);
    }
    Sender.Response response;
    try {
      response = sending.send(request, risky);
    } catch (Sender.NoResponse e) {
      skips.unanswered();
      String reason = transcript.reason(e);
      accounting.unanswered(contractCase, reason);
      return CaseResult.of(
          contractCase,
          Outcome.UNREACHABLE,
          List.of(),
          Optional.of(reason),
          Optional.of(new Exchange(now, transcript.bindings(bound), shown, Optional.empty())));
    }
    skips.answered();
    transcript.learn(response);
    List<Violation> violations =
        contractCase.violations(
            response.status(), response.headers(), response.body(), clock.instant(), bound);
    accounting.answered(contractCase, response, violations);
    return CaseResult.of(
        contractCase,
        Outcome.of(violations),
        violations.stream().map(transcript::violation).toList(),
        Optional.empty(),
        Optional.of(
            new Exchange(
                now,
                transcript.bindings(bound),
                shown,
                Optional.of(transcript.message(response)))));
  }

  synchronized ReportData report() {
    List<String> open = transcript.entries(accounting.open());
    return new ReportData(run(accounting.made(), open), new ArrayList<>(results.values()));
  }

  private Run run(int snapshots, List<String> open) {
    return new Run(
        id,
        cases.get(0).contract().service(),
        settings.selection().contracts().edition(),
        transcript.text(endpoint.uri().toString()),
        startedAt,
        snapshots,
        open,
        accounting.file());
  }

  @Override
  public synchronized void close() {
    closed = true;
    sending.close();
    accounting.close();
  }
}
