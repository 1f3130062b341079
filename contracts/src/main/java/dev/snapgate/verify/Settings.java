package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayEndpoint;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** What a run is made with. Changed only while a verifier is being built; see {@link #copy()}. */
final class Settings {

  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  final Contracts contracts;
  Optional<GatewayEndpoint> endpoint = Optional.empty();
  Set<String> ids = Set.of();
  Set<String> apiVersions = Set.of();

  /** The last tier that is run; beyond AUTHENTICATED, effects are allowed. */
  Inducible highest = Inducible.AUTHENTICATED;

  int maxSnapshots = 1;
  Map<String, State> states = Map.of();
  Path ledger = Path.of("snapgate-ledger.jsonl");
  Optional<Duration> pace = Optional.empty();
  Duration timeout = Duration.ofSeconds(10);
  boolean insecure;
  Optional<SSLContext> sslContext = Optional.empty();
  Clock clock = Clock.systemUTC();
  Pause pause = TimeUnit.NANOSECONDS::sleep;
  Supplier<String> runIds = () -> RUN_ID.format(Instant.now()) + "-" + random();

  Settings(Contracts contracts) {
    this.contracts = contracts;
  }

  /**
   * How a state is arranged.
   *
   * @param known what is bound without arranging anything, so that a plan can show it
   */
  record State(Supplier<Map<String, String>> handler, Map<String, String> known) {}

  /** Lets time pass between two requests. */
  @FunctionalInterface
  interface Pause {
    void nanos(long nanos) throws InterruptedException;
  }

  Settings copy() {
    Settings copy = new Settings(contracts);
    copy.endpoint = endpoint;
    copy.ids = ids;
    copy.apiVersions = apiVersions;
    copy.highest = highest;
    copy.maxSnapshots = maxSnapshots;
    copy.states = states;
    copy.ledger = ledger;
    copy.pace = pace;
    copy.timeout = timeout;
    copy.insecure = insecure;
    copy.sslContext = sslContext;
    copy.clock = clock;
    copy.pause = pause;
    copy.runIds = runIds;
    return copy;
  }

  void put(String state, State arranged) {
    Map<String, State> changed = new HashMap<>(states);
    changed.put(state, arranged);
    states = Map.copyOf(changed);
  }

  private boolean selects(ContractCase contractCase) {
    return (ids.isEmpty() || ids.contains(contractCase.id()) || ids.contains(contractCase.key()))
        && (apiVersions.isEmpty() || apiVersions.contains(contractCase.contract().apiVersion()));
  }

  /**
   * The selected cases in their order.
   *
   * @throws IllegalArgumentException if there is none
   */
  List<ContractCase> selected() {
    List<ContractCase> cases =
        contracts.cases().stream()
            .filter(this::selects)
            .sorted(Comparator.comparingInt(Settings::turn))
            .toList();
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(
          "No case is selected: "
              + (contracts.cases().isEmpty()
                  ? "these contracts have none; list them under \"cases\" in operation.json."
                  : "only" + ids + " and apiVersions" + apiVersions + " have none in common."));
    }
    return cases;
  }

  /** Tiers in their order; of what names an existing volume, what creates nothing first. */
  private static int turn(ContractCase contractCase) {
    return switch (contractCase.inducible()) {
      case ANONYMOUS -> 0;
      case AUTHENTICATED -> 1;
      default -> contractCase.createsSnapshot() ? 3 : 2;
    };
  }

  /** Six letters and digits, so that two runs of one second do not share an id. */
  private static String random() {
    return new SecureRandom()
        .ints(6, 0, 36)
        .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
        .reduce("", String::concat);
  }
}
