package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.Outcome;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.Run;
import dev.snapgate.internal.text.Arn;
import dev.snapgate.internal.text.Partitions;
import dev.snapgate.sigv4.SigV4;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One run: what is sent, what is skipped and why, and what came of it. */
final class VerificationRun implements AutoCloseable {

  private static final int UNREACHABLE_ENDS_RUN = 3;
  private static final String INTERRUPTED = "The run has ended: it was interrupted.";
  private static final Duration POLITE_PACE = Duration.ofSeconds(1);

  /** AWS's own example of an account. */
  private static final String EXAMPLE_ACCOUNT = "111122223333";

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0(:0){6}:1]");
  private static final Set<String> SECRETS = Set.of("secretAccessKey", "sessionToken");

  /** Where a violation says that another error came than the promised one, or none. */
  private static final Set<String> WHICH_ERROR =
      Set.of("", "status", "/__type", "/error/errorCode");

  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Settings settings;
  private final GatewayEndpoint endpoint;
  private final String id;
  private final Instant startedAt;
  private final List<ContractCase> cases;
  private final Set<ContractCase> selected;
  private final Redaction redaction = new Redaction();
  private final Map<ContractCase, CaseResult> results = new LinkedHashMap<>();
  private final Duration pace;
  private @Nullable Sender sender;
  private @Nullable Ledger ledger;
  private long lastStart;
  private boolean started;
  private boolean interrupted;
  private boolean closed;
  private int unreachableInARow;

  /** Snapshots that there may be, of the cases that name an existing volume. */
  private int spent;

  private int made;

  VerificationRun(Settings settings, GatewayEndpoint endpoint) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.id = settings.runIds.get();
    this.startedAt = settings.clock.instant();
    boolean here = isLoopback(endpoint.uri());
    if (!here && !endpoint.uri().getScheme().equalsIgnoreCase("https") && !settings.insecure) {
      throw new IllegalArgumentException(
          "The endpoint "
              + endpoint.uri()
              + " is on another host and not https, so others could read what is sent. Use https,"
              + " or insecure() (--insecure in a shell) if the network in between is yours.");
    }
    this.pace = settings.pace.orElse(here ? Duration.ZERO : POLITE_PACE);
    this.cases = settings.selected();
    this.selected = Set.copyOf(cases);
    redaction.learn(Redaction.Kind.KEY, endpoint.accessKeyId());
    redaction.learn(Redaction.Kind.SECRET, endpoint.secretAccessKey());
    endpoint.sessionToken().ifPresent(token -> redaction.learn(Redaction.Kind.TOKEN, token));
    // What a server echoes may come before the case that it was bound for.
    learn(bindings(startedAt));
    settings.states.values().forEach(state -> learn(state.known()));
  }

  /** Without asking a name server: what a name means there can change. */
  private static boolean isLoopback(URI uri) {
    return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  /** The least time between the starts of two requests. */
  Duration pace() {
    return pace;
  }

  List<ContractCase> cases() {
    return cases;
  }

  synchronized ReportData plan() {
    List<CaseResult> planned = new ArrayList<>();
    int cost = 0;
    for (ContractCase contractCase : cases) {
      Optional<String> skipped = skipped(contractCase, cost);
      if (skipped.isPresent()) {
        planned.add(
            CaseResult.of(contractCase, Outcome.SKIPPED, List.of(), skipped, Optional.empty()));
        continue;
      }
      Instant now = settings.clock.instant();
      Map<String, String> bindings = bindings(now);
      state(contractCase).ifPresent(state -> bindings.putAll(state.known()));
      learn(bindings);
      SigV4.Request request = signed(contractCase, bindings, now);
      ready(contractCase, request);
      planned.add(
          CaseResult.of(
              contractCase,
              Outcome.PLANNED,
              List.of(),
              Optional.empty(),
              Optional.of(
                  new Exchange(
                      startedAt, redacted(bindings), message(request), Optional.empty()))));
      if (contractCase.createsSnapshot()) {
        cost++;
      }
    }
    long naming =
        planned.stream()
            .filter(result -> result.outcome() == Outcome.PLANNED && mayCreate(result.inducible()))
            .count();
    return new ReportData(run((int) Math.min(naming, settings.maxSnapshots), List.of()), planned);
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
            .anyMatch(one -> mayCreate(one.inducible()) && skipped(one, 0).isEmpty())) {
      ledger();
    }
  }

  private CaseResult run(ContractCase contractCase) {
    Optional<String> skipped = skipped(contractCase, spent);
    if (skipped.isPresent()) {
      return CaseResult.of(contractCase, Outcome.SKIPPED, List.of(), skipped, Optional.empty());
    }
    Map<String, String> arranged =
        state(contractCase).map(state -> arranged(contractCase, state)).orElseGet(Map::of);
    waitForTurn();
    if (isInterrupted()) {
      return CaseResult.of(
          contractCase, Outcome.SKIPPED, List.of(), Optional.of(INTERRUPTED), Optional.empty());
    }
    // One reading for what is signed and what is said: between two a day may end.
    Instant now = settings.clock.instant();
    Map<String, String> bindings = bindings(now);
    bindings.putAll(arranged);
    Set<String> unbound = new TreeSet<>(contractCase.names());
    if (contractCase.given().isPresent() && isHalfAnotherCredential(bindings)) {
      unbound.addAll(List.of("accessKeyId", "secretAccessKey"));
    }
    unbound.removeAll(bindings.keySet());
    if (!unbound.isEmpty()) {
      return CaseResult.of(
          contractCase,
          Outcome.SKIPPED,
          List.of(),
          Optional.of("Nothing binds " + unbound + "; the state's handler has to."),
          Optional.empty());
    }
    learn(bindings);
    return sent(contractCase, bindings, signed(contractCase, bindings, now), now);
  }

  private SigV4.Request signed(
      ContractCase contractCase, Map<String, String> bindings, Instant now) {
    try {
      return SignedRequest.of(contractCase, bindings, endpoint, now);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw notSendable(contractCase, e);
    }
  }

  private HttpRequest ready(ContractCase contractCase, SigV4.Request request) {
    try {
      return sender().ready(request);
    } catch (IllegalArgumentException e) {
      throw notSendable(contractCase, e);
    }
  }

  /** What is bound may be what cannot be sent, and then no file was wrong when it was read. */
  private IllegalArgumentException notSendable(ContractCase contractCase, RuntimeException e) {
    String said = redaction.text(String.valueOf(e.getMessage()));
    String place = "cases/" + contractCase.id() + ".json: ";
    return new IllegalArgumentException(
        said.startsWith(place) ? said : place + "its request cannot be sent: " + said, e);
  }

  /** Whether the thread is asked to stop; once it was, the run has ended. */
  private boolean isInterrupted() {
    interrupted |= Thread.currentThread().isInterrupted();
    return interrupted;
  }

  private CaseResult sent(
      ContractCase contractCase, Map<String, String> bindings, SigV4.Request request, Instant now) {
    HttpRequest ready = ready(contractCase, request);
    // Learns the signature, before a server can echo it.
    Exchange.Message shown = message(request);
    boolean risky = mayCreate(contractCase.inducible());
    if (risky) {
      ledger().sent(id, contractCase.key(), bindings.getOrDefault("volumeARN", "unknown"), now);
      // A refusal that was promised costs nothing; until it is there, it may.
      spent++;
    }
    Sender.Response response;
    try {
      response = sender().send(ready, risky);
    } catch (Sender.NoResponse e) {
      unreachableInARow++;
      redaction.learnResponse(List.of(), String.valueOf(e.getMessage()));
      String reason = redaction.text(String.valueOf(e.getMessage()));
      if (risky) {
        ledger().unknown(id, contractCase.key(), reason);
      }
      return CaseResult.of(
          contractCase,
          Outcome.UNREACHABLE,
          List.of(),
          Optional.of(reason),
          Optional.of(new Exchange(now, redacted(bindings), shown, Optional.empty())));
    }
    unreachableInARow = 0;
    learn(response);
    List<Violation> violations =
        contractCase.violations(
            response.status(),
            response.headers(),
            response.body(),
            settings.clock.instant(),
            bindings);
    if (response.status() < 300) {
      made++;
    }
    if (risky) {
      conclude(
          contractCase,
          response,
          violations.stream().map(Violation::pointer).noneMatch(WHICH_ERROR::contains));
    }
    return CaseResult.of(
        contractCase,
        Outcome.of(violations),
        violations.stream().map(redaction::violation).toList(),
        Optional.empty(),
        Optional.of(new Exchange(now, redacted(bindings), shown, Optional.of(message(response)))));
  }

  /**
   * What is known of a request that might have created something.
   *
   * @param promised whether the answer is what the contract promises, at least which error it is
   */
  private void conclude(ContractCase contractCase, Sender.Response response, boolean promised) {
    Optional<String> snapshot =
        contractCase.contract().readResponse(response.body()).text("/SnapshotId");
    if (response.status() < 300 && snapshot.isPresent()) {
      ledger().made(id, contractCase.key(), snapshot.get());
    } else if (response.status() / 100 == 4 || (promised && response.status() >= 400)) {
      ledger().none(id, contractCase.key(), response.status());
      spent--;
    } else {
      ledger()
          .unknown(
              id, contractCase.key(), "status " + response.status() + " without a snapshot's id");
    }
  }

  private static boolean mayCreate(Inducible inducible) {
    return inducible.compareTo(Inducible.AUTHENTICATED) > 0;
  }

  /** Why a case is not run, if it is not. */
  private Optional<String> skipped(ContractCase contractCase, int cost) {
    if (isInterrupted()) {
      return Optional.of(INTERRUPTED);
    }
    if (unreachableInARow >= UNREACHABLE_ENDS_RUN) {
      return Optional.of(
          "The run has ended: " + UNREACHABLE_ENDS_RUN + " cases in a row got no response.");
    }
    Inducible inducible = contractCase.inducible();
    if (inducible == Inducible.AUTHENTICATED && settings.highest == Inducible.ANONYMOUS) {
      return Optional.of("Needs credentials, and the run stops before.");
    }
    if (mayCreate(inducible)) {
      if (state(contractCase).isEmpty()) {
        return Optional.of(
            "Needs "
                + contractCase.given().orElse("a state that has no name")
                + (inducible == Inducible.NEVER
                    ? ", which cannot be asked for politely."
                    : "; say which volume with bind(state, arn) (--state), or how with given(state,"
                        + " handler)."));
      }
      if (!mayCreate(settings.highest)) {
        return Optional.of(
            "Names an existing volume, so it may create a snapshot, which costs money;"
                + " allowingEffects() (--allow-effects) lets it run.");
      }
      if (cost >= settings.maxSnapshots) {
        return Optional.of(
            "The bound of snapshots is reached; maxSnapshots (--max-snapshots) is "
                + settings.maxSnapshots
                + ".");
      }
    }
    if (contractCase.given().isPresent() && state(contractCase).isEmpty()) {
      return Optional.of(
          "Needs " + contractCase.given().get() + "; say how with given(state, handler).");
    }
    return Optional.empty();
  }

  private Optional<Settings.State> state(ContractCase contractCase) {
    return contractCase.given().map(settings.states::get);
  }

  private static Map<String, String> arranged(ContractCase contractCase, Settings.State state) {
    try {
      // A copy, which has no nulls.
      return Map.copyOf(state.handler().get());
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "The handler of the state '"
              + contractCase.given().orElse("")
              + "' failed before "
              + contractCase
              + "; what ran so far is in the ledger, if it may have created something.",
          e);
    }
  }

  /** A key or a token without the secret would be signed with the endpoint's. */
  private boolean isHalfAnotherCredential(Map<String, String> bindings) {
    boolean otherKey = !bindings.getOrDefault("accessKeyId", "").equals(endpoint.accessKeyId());
    boolean secret = bindings.containsKey("secretAccessKey");
    return (otherKey || bindings.containsKey("sessionToken")) && !secret;
  }

  private Map<String, String> bindings(Instant now) {
    Map<String, String> bindings = new HashMap<>();
    String account = account();
    bindings.put("region", endpoint.region());
    bindings.put("account", account);
    bindings.put("accessKeyId", endpoint.accessKeyId());
    bindings.put("run", id);
    bindings.put("amzDate", AMZ_DATE.format(now));
    bindings.put("date", AMZ_DATE.format(now).substring(0, 8));
    bindings.put(
        "unknownVolumeARN",
        "arn:"
            + Partitions.of(endpoint.region())
            + ":storagegateway:"
            + endpoint.region()
            + ":"
            + account
            + ":gateway/sgw-00000000/volume/vol-00000000");
    return bindings;
  }

  /** The account of the volume that was named. */
  private String account() {
    Settings.State available = settings.states.get(ContractVerifier.AVAILABLE);
    return Optional.ofNullable(available)
        .flatMap(state -> Arn.of(state.known().getOrDefault("volumeARN", "")))
        .map(Arn::account)
        .filter(account -> ACCOUNT.matcher(account).matches())
        .orElse(EXAMPLE_ACCOUNT);
  }

  private void learn(Map<String, String> bindings) {
    bindings.forEach(
        (name, value) -> {
          switch (name) {
            case "accessKeyId" -> redaction.learn(Redaction.Kind.KEY, value);
            case "secretAccessKey" -> redaction.learn(Redaction.Kind.SECRET, value);
            case "sessionToken" -> redaction.learn(Redaction.Kind.TOKEN, value);
            case "account" -> redaction.learn(Redaction.Kind.ACCOUNT, value);
            default -> {
              if (name.endsWith("ARN")) {
                redaction.learnBoundVolume(value);
              }
            }
          }
        });
  }

  private void learn(Sender.Response response) {
    redaction.learnResponse(
        response.headers(), Exchange.Message.of("", List.of(), response.body()).body());
  }

  /** Without those that are secret, under whatever name. */
  private Map<String, String> redacted(Map<String, String> bindings) {
    Map<String, String> redacted = new TreeMap<>();
    bindings.forEach((name, value) -> redacted.put(name, redaction.text(value)));
    redacted.keySet().removeAll(SECRETS);
    return redacted;
  }

  private Exchange.Message message(SigV4.Request request) {
    String target = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
    String startLine = request.method() + " " + redaction.text(target) + " HTTP/1.1";
    return redacted(Exchange.Message.of(startLine, request.headers(), request.body()), startLine);
  }

  private Exchange.Message message(Sender.Response response) {
    Exchange.Message message =
        Exchange.Message.of("HTTP/1.1 " + response.status(), response.headers(), response.body());
    // The first line is ours, and a status is none of what is known.
    return redacted(message, message.startLine());
  }

  private Exchange.Message redacted(Exchange.Message message, String startLine) {
    return new Exchange.Message(
        startLine,
        redaction.headers(message.headers()),
        redaction.text(message.body()),
        message.utf8());
  }

  synchronized ReportData report() {
    Ledger written = ledger;
    List<Ledger.Entry> entries = written == null ? List.of() : written.openEntries();
    // Those of earlier runs too.
    entries.forEach(entry -> redaction.learnBoundVolume(entry.volume()));
    List<String> open = entries.stream().map(entry -> redaction.text(entry.toString())).toList();
    return new ReportData(run(made, open), new ArrayList<>(results.values()));
  }

  private Run run(int snapshots, List<String> open) {
    Ledger written = ledger;
    return new Run(
        id,
        cases.get(0).contract().operation(),
        settings.contracts.edition(),
        redaction.text(endpoint.uri().toString()),
        startedAt,
        snapshots,
        open,
        Optional.ofNullable(written).map(Ledger::file).map(Object::toString));
  }

  private void waitForTurn() {
    if (started && !pace.isZero()) {
      long left = pace.toNanos() - (System.nanoTime() - lastStart);
      if (left > 0) {
        try {
          settings.pause.nanos(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
    started = true;
    lastStart = System.nanoTime();
  }

  private Sender sender() {
    Sender open = sender;
    if (open == null) {
      open = new Sender(endpoint.uri(), settings.timeout, settings.sslContext);
      sender = open;
    }
    return open;
  }

  private Ledger ledger() {
    Ledger open = ledger;
    if (open == null) {
      open = Ledger.open(settings.ledger);
      ledger = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (sender != null) {
      sender.close();
    }
    if (ledger != null) {
      ledger.close();
    }
  }
}
