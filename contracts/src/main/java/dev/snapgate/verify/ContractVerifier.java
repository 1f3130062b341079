package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.internal.text.NearNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Runs the contract's cases against an endpoint that claims to answer {@code CreateSnapshot}.
 *
 * <pre>{@code
 * VerificationReport report = ContractVerifier.of(Contracts.bundled()).verify(endpoint);
 *
 * // with an account's money, two snapshots at most:
 * ContractVerifier.of(Contracts.bundled())
 *     .allowingEffects()
 *     .volume("arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-12A3456B/volume/vol-1122AABB")
 *     .maxSnapshots(2)
 *     .verify(endpoint);
 * }</pre>
 *
 * <p>A run climbs the tiers of {@link Inducible}: first what needs no account, then what needs
 * credentials and creates nothing. It stops before what names an existing volume, since <b>a
 * snapshot costs money</b>: that takes {@link #allowingEffects()} and a volume that the caller
 * names, and stays within {@link #maxSnapshots}, which is 1 unless said otherwise. Each such
 * request is written to a ledger before it is sent, and what it makes carries the run's id in its
 * description or a tag, so that a run that was killed can be cleaned up.
 *
 * <p>One request at a time, in a fixed order, over HTTP/1.1; none is sent twice, no redirect is
 * followed, no proxy is used. Against hosts that are not this one, one request per second.
 *
 * <p>Immutable: each method that sets something returns another verifier.
 */
public final class ContractVerifier {

  /** The state of the volume that {@link #volume} names. */
  static final String AVAILABLE = "an available volume";

  private final Settings settings;

  private ContractVerifier(Settings settings) {
    this.settings = settings;
  }

  /** A verifier of these contracts' cases: all of them, as far as they create nothing. */
  public static ContractVerifier of(Contracts contracts) {
    return new ContractVerifier(Settings.of(contracts));
  }

  /**
   * Only these cases, by {@link ContractCase#id()} (in every API version) or {@link
   * ContractCase#key()}.
   *
   * @throws IllegalArgumentException if there is no such case, naming those that are most like it
   */
  public ContractVerifier only(String... idsOrKeys) {
    Set<String> ids = new LinkedHashSet<>(List.of(idsOrKeys));
    for (String id : ids) {
      if (settings.selection().contracts().cases().stream().noneMatch(c -> isCalled(c, id))) {
        throw new IllegalArgumentException(
            "There is no case '"
                + NearNames.shown(id)
                + "'; the most alike are "
                + String.join(", ", NearNames.of(id, caseIds()))
                + ".");
      }
    }
    return changed(s -> s.with(s.selection().withIds(ids)));
  }

  private Set<String> caseIds() {
    return settings.selection().contracts().cases().stream()
        .map(ContractCase::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isCalled(ContractCase contractCase, String id) {
    return contractCase.id().equals(id) || contractCase.key().equals(id);
  }

  /**
   * Only cases of these API versions: {@code 2013-06-30}.
   *
   * @throws IllegalArgumentException if the contracts have no such version
   */
  public ContractVerifier apiVersions(String... versions) {
    for (String version : versions) {
      settings.selection().contracts().version(version);
    }
    Set<String> apiVersions = new LinkedHashSet<>(List.of(versions));
    return changed(s -> s.with(s.selection().withApiVersions(apiVersions)));
  }

  /**
   * Stops after a tier: {@link Inducible#ANONYMOUS} for an endpoint of which no credentials are at
   * hand, or {@link Inducible#AUTHENTICATED}, as usual. Beyond that leads {@link
   * #allowingEffects()}; of the two, the one that is called last counts.
   *
   * @throws IllegalArgumentException for a tier beyond
   */
  public ContractVerifier upTo(Inducible tier) {
    if (tier.compareTo(Inducible.AUTHENTICATED) > 0) {
      throw new IllegalArgumentException(
          tier + " needs allowingEffects(), and a volume that you name with volume(arn).");
    }
    return changed(s -> s.with(s.selection().withHighest(tier)));
  }

  /**
   * Also runs the cases that create snapshots, and those of the states that are given: whatever
   * names an existing volume. Each snapshot costs money; see {@link #maxSnapshots}.
   */
  public ContractVerifier allowingEffects() {
    return changed(s -> s.with(s.selection().withHighest(Inducible.NEVER)));
  }

  /**
   * How many snapshots a run may make, 1 unless set. A request that might exceed it is not sent.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public ContractVerifier maxSnapshots(int count) {
    if (count < 1) {
      throw new IllegalArgumentException(
          "maxSnapshots(" + count + ") must be 1 at least; leave out allowingEffects() for none.");
    }
    return changed(s -> s.with(s.effects().withMaxSnapshots(count)));
  }

  /** The volume to make snapshots of; the same as {@code bind("an available volume", arn)}. */
  public ContractVerifier volume(String arn) {
    return bind(AVAILABLE, arn);
  }

  /**
   * Says which volume is in a state, by its ARN.
   *
   * @throws IllegalArgumentException if no case needs such a state
   */
  public ContractVerifier bind(String state, String volumeArn) {
    Map<String, String> bindings = Map.of("volumeARN", volumeArn);
    return arranged(state, new Settings.State(() -> bindings, bindings));
  }

  /**
   * Says how to arrange a state.
   *
   * @param handler called before each case that needs the state; it prepares the endpoint and
   *     returns bindings: {@code volumeARN}, and where the state is one of credentials {@code
   *     accessKeyId}, {@code secretAccessKey} and {@code sessionToken}
   * @throws IllegalArgumentException if no case needs such a state
   */
  public ContractVerifier given(String state, Supplier<Map<String, String>> handler) {
    return arranged(state, new Settings.State(handler, Map.of()));
  }

  /**
   * Says how to arrange several states, by name: {@code given(gateway.states())} for a fake. States
   * that no case needs are left out, since contracts of your own may need a few of them.
   *
   * @throws IllegalArgumentException if cases need states, and none of these
   */
  public ContractVerifier given(Map<String, Supplier<Map<String, String>>> handlers) {
    Set<String> needed = states();
    if (!needed.isEmpty() && Collections.disjoint(needed, handlers.keySet())) {
      // Refuses the first of them, with the states that there are.
      handlers.forEach(this::given);
    }
    ContractVerifier verifier = this;
    for (Map.Entry<String, Supplier<Map<String, String>>> handler : handlers.entrySet()) {
      if (needed.contains(handler.getKey())) {
        verifier = verifier.given(handler.getKey(), handler.getValue());
      }
    }
    return verifier;
  }

  private ContractVerifier arranged(String state, Settings.State how) {
    Set<String> states = states();
    if (!states.contains(state)) {
      throw new IllegalArgumentException(
          "No case needs the state '" + state + "'; there are " + states + ".");
    }
    return changed(s -> s.with(s.effects().withState(state, how)));
  }

  private Set<String> states() {
    return settings.selection().contracts().cases().stream()
        .flatMap(contractCase -> contractCase.given().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The file in which is written what may have been created, one line of JSON before and after each
   * such request; {@code snapgate-ledger.jsonl} in the working directory unless set. Lines are
   * added to a file that is there.
   */
  public ContractVerifier ledger(Path file) {
    return changed(s -> s.with(s.effects().withLedger(file)));
  }

  /**
   * The least time between the starts of two requests; unless set, a second for hosts that are not
   * loopback and nothing for those that are.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public ContractVerifier pace(Duration pace) {
    if (pace.isNegative()) {
      throw new IllegalArgumentException("pace(" + pace + ") must not be negative.");
    }
    return changed(s -> s.with(s.connection().withPace(pace)));
  }

  /**
   * How long to wait for a whole response, 10 seconds unless set.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public ContractVerifier timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout(" + timeout + ") must be positive.");
    }
    return changed(s -> s.with(s.connection().withTimeout(timeout)));
  }

  /** Lets requests go to a host that is not loopback without TLS, where others may read them. */
  public ContractVerifier insecure() {
    return changed(s -> s.with(s.connection().withInsecure()));
  }

  /** Whom to trust over TLS, in place of the JVM's usual authorities. */
  public ContractVerifier sslContext(SSLContext context) {
    return changed(s -> s.with(s.connection().withSslContext(context)));
  }

  /** The endpoint to verify. */
  public ContractVerifier against(GatewayEndpoint endpoint) {
    return changed(s -> s.with(s.connection().withEndpoint(endpoint)));
  }

  /**
   * What {@link #verify()} would send, without sending anything: {@link
   * VerificationReport.Outcome#PLANNED} and {@link VerificationReport.Outcome#SKIPPED} results.
   *
   * <p>What a state's handler will bind is not known yet and stands as {@code ${volumeARN}}.
   *
   * @throws IllegalArgumentException as {@link #verify()} does
   * @throws IllegalStateException if no endpoint is set
   */
  public VerificationReport plan() {
    try (Run run = start()) {
      return run.plan();
    }
  }

  /** Short for {@code against(endpoint).verify()}. */
  public VerificationReport verify(GatewayEndpoint endpoint) {
    return against(endpoint).verify();
  }

  /**
   * Runs the cases, and reports what came of each. An endpoint that cannot be reached or does not
   * answer in time is a result of that case; three in a row end the run.
   *
   * @throws IllegalArgumentException if the endpoint is not on this host and not {@code https},
   *     without {@link #insecure()}, or if no case is selected
   * @throws IllegalStateException if no endpoint is set, or a state's handler throws
   * @throws java.io.UncheckedIOException if the ledger cannot be written
   */
  public VerificationReport verify() {
    try (Run run = start()) {
      for (ContractCase contractCase : run.cases()) {
        run.verify(contractCase);
      }
      return run.report();
    }
  }

  /**
   * Judges a recording by the contract, without sending anything. A report that was written with
   * all its exchanges is a recording.
   *
   * @throws IllegalArgumentException if it was recorded with another edition of the cases, or if no
   *     case is selected
   */
  public VerificationReport judge(VerificationReport recording) {
    return new VerificationReport(new Replay(settings, recording.data()).report());
  }

  /**
   * Begins a run that goes case by case, for a test framework; {@link #verify()} does all at once.
   *
   * @throws IllegalArgumentException as {@link #verify()} does
   * @throws IllegalStateException if no endpoint is set
   */
  public Run start() {
    GatewayEndpoint endpoint =
        settings
            .connection()
            .endpoint()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Nothing to verify: say which endpoint with against(endpoint)."));
    return new Run(new VerificationRun(settings, endpoint));
  }

  ContractVerifier changed(UnaryOperator<Settings> change) {
    return new ContractVerifier(change.apply(settings));
  }

  /**
   * One run against one endpoint: its cases in their order, its counts and its ledger.
   *
   * <pre>{@code
   * try (ContractVerifier.Run run = verifier.against(endpoint).start()) {
   *   for (ContractCase contractCase : run.cases()) {
   *     run.verify(contractCase);
   *   }
   *   run.report().writeJson(file);
   * }
   * }</pre>
   *
   * <p>Safe to use from many threads; cases are run one after the other all the same.
   */
  public static final class Run implements AutoCloseable {

    private final VerificationRun run;

    Run(VerificationRun run) {
      this.run = run;
    }

    /** The cases that are selected, in the order in which to run them. */
    public List<ContractCase> cases() {
      return run.cases();
    }

    /**
     * Runs one of them, or skips it. A case that was run before is not run again: its result is
     * returned once more.
     *
     * @throws IllegalArgumentException if it is not one of {@link #cases()}
     * @throws IllegalStateException if the run is closed, or the state's handler throws
     * @throws java.io.UncheckedIOException if the ledger cannot be written
     */
    public VerificationReport.Result verify(ContractCase contractCase) {
      return new VerificationReport.Result(run.verify(contractCase));
    }

    /** What has come of the cases that were run so far. */
    public VerificationReport report() {
      return new VerificationReport(run.report());
    }

    VerificationReport plan() {
      return new VerificationReport(run.plan());
    }

    /** Closes the ledger and the connections. */
    @Override
    public void close() {
      run.close();
    }
  }
}
