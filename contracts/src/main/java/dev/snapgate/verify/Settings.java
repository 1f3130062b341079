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

/** What a run is made with. In groups, so that no copy of one has to name all that is set. */
record Settings(
    Selection selection, Effects effects, Connection connection, Surroundings surroundings) {

  static Settings of(Contracts contracts) {
    return new Settings(
        new Selection(contracts, Set.of(), Set.of(), Inducible.AUTHENTICATED),
        new Effects(1, Map.of(), Path.of("snapgate-ledger.jsonl")),
        new Connection(
            Optional.empty(), Optional.empty(), Duration.ofSeconds(10), false, Optional.empty()),
        new Surroundings(
            Clock.systemUTC(), TimeUnit.NANOSECONDS::sleep, Surroundings::randomRunId));
  }

  Settings with(Selection changed) {
    return new Settings(changed, effects, connection, surroundings);
  }

  Settings with(Effects changed) {
    return new Settings(selection, changed, connection, surroundings);
  }

  Settings with(Connection changed) {
    return new Settings(selection, effects, changed, surroundings);
  }

  Settings with(Surroundings changed) {
    return new Settings(selection, effects, connection, changed);
  }

  /**
   * Which cases are run.
   *
   * @param ids of the cases, or their keys; empty for all
   * @param apiVersions empty for all
   * @param highest the last tier that is run; beyond AUTHENTICATED, effects are allowed
   */
  record Selection(
      Contracts contracts, Set<String> ids, Set<String> apiVersions, Inducible highest) {

    Selection withIds(Set<String> changed) {
      return new Selection(contracts, changed, apiVersions, highest);
    }

    Selection withApiVersions(Set<String> changed) {
      return new Selection(contracts, ids, changed, highest);
    }

    Selection withHighest(Inducible changed) {
      return new Selection(contracts, ids, apiVersions, changed);
    }

    /**
     * The selected cases in their order.
     *
     * @throws IllegalArgumentException if there is none
     */
    List<ContractCase> cases() {
      List<ContractCase> cases =
          contracts.cases().stream()
              .filter(this::selects)
              .sorted(Comparator.comparingInt(Selection::turn))
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

    private boolean selects(ContractCase contractCase) {
      return (ids.isEmpty() || ids.contains(contractCase.id()) || ids.contains(contractCase.key()))
          && (apiVersions.isEmpty() || apiVersions.contains(contractCase.contract().apiVersion()));
    }

    /** Tiers in their order; of what names an existing volume, what creates nothing first. */
    private static int turn(ContractCase contractCase) {
      return switch (contractCase.inducible()) {
        case ANONYMOUS -> 0;
        case AUTHENTICATED -> 1;
        default -> contractCase.createsSnapshot() ? 3 : 2;
      };
    }
  }

  /** What a run may create, on which volumes, and where that is written down. */
  record Effects(int maxSnapshots, Map<String, State> states, Path ledger) {

    Effects withMaxSnapshots(int changed) {
      return new Effects(changed, states, ledger);
    }

    Effects withState(String name, State state) {
      Map<String, State> changed = new HashMap<>(states);
      changed.put(name, state);
      return new Effects(maxSnapshots, Map.copyOf(changed), ledger);
    }

    Effects withLedger(Path changed) {
      return new Effects(maxSnapshots, states, changed);
    }

    /** How the state that the case needs is arranged; empty if it needs none, or none was given. */
    Optional<State> state(ContractCase contractCase) {
      return contractCase.given().map(states::get);
    }
  }

  /**
   * How a state is arranged.
   *
   * @param known what is bound without arranging anything, so that a plan can show it
   */
  record State(Supplier<Map<String, String>> handler, Map<String, String> known) {}

  /** Where requests go, and how fast. */
  record Connection(
      Optional<GatewayEndpoint> endpoint,
      Optional<Duration> pace,
      Duration timeout,
      boolean insecure,
      Optional<SSLContext> sslContext) {

    Connection withEndpoint(GatewayEndpoint changed) {
      return new Connection(Optional.of(changed), pace, timeout, insecure, sslContext);
    }

    Connection withPace(Duration changed) {
      return new Connection(endpoint, Optional.of(changed), timeout, insecure, sslContext);
    }

    Connection withTimeout(Duration changed) {
      return new Connection(endpoint, pace, changed, insecure, sslContext);
    }

    Connection withInsecure() {
      return new Connection(endpoint, pace, timeout, true, sslContext);
    }

    Connection withSslContext(SSLContext changed) {
      return new Connection(endpoint, pace, timeout, insecure, Optional.of(changed));
    }
  }

  /** Time and chance, which tests replace. */
  record Surroundings(Clock clock, Pause pause, Supplier<String> runIds) {

    private static final DateTimeFormatter RUN_ID =
        DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    Surroundings withClock(Clock changed) {
      return new Surroundings(changed, pause, runIds);
    }

    Surroundings withPause(Pause changed) {
      return new Surroundings(clock, changed, runIds);
    }

    Surroundings withRunIds(Supplier<String> changed) {
      return new Surroundings(clock, pause, changed);
    }

    private static String randomRunId() {
      return RUN_ID.format(Instant.now()) + "-" + random();
    }

    /** Six letters and digits, so that two runs of one second do not share an id. */
    private static String random() {
      return new SecureRandom()
          .ints(6, 0, 36)
          .mapToObj(digit -> Character.toString(Character.forDigit(digit, 36)))
          .reduce("", String::concat);
    }
  }

  /** Lets time pass between two requests. */
  @FunctionalInterface
  interface Pause {
    void nanos(long nanos) throws InterruptedException;
  }
}
