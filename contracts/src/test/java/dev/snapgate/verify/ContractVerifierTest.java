package dev.snapgate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.verify.ScriptedServer.Request;
import dev.snapgate.verify.VerificationReport.Outcome;
import dev.snapgate.verify.VerificationReport.Result;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractVerifierTest {

  private static final String VOLUME =
      "arn:aws:storagegateway:us-east-1:444455556666:gateway/sgw-12A3456B/volume/vol-1122AABB";
  private static final String[] CREATING = {
    "creates-a-snapshot", "creates-a-snapshot-with-tags", "pass-through-volume-is-not-ready"
  };

  private final Path folder;

  ContractVerifierTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ContractVerifier verifier() {
    return ContractVerifier.of(Contracts.bundled()).ledger(folder.resolve("ledger.jsonl"));
  }

  private ContractVerifier today() {
    return verifier().apiVersions("2013-06-30");
  }

  private static ScriptedServer refusing() {
    return ScriptedServer.answering(400, ScriptedServer.NOT_FOUND);
  }

  private static long sent(VerificationReport report) {
    return report.results().stream().filter(result -> result.outcome() != Outcome.SKIPPED).count();
  }

  @Test
  void sendsWhatCreatesNothingUnlessAllowed() {
    try (ScriptedServer server = refusing()) {
      VerificationReport report = verifier().verify(server.endpoint());
      assertThat(report.results()).hasSameSizeAs(Contracts.bundled().cases());
      assertThat(report.results().stream().filter(r -> r.outcome() != Outcome.SKIPPED))
          .extracting(Result::inducible)
          .containsOnly(Inducible.ANONYMOUS, Inducible.AUTHENTICATED)
          .isSorted();
      assertThat((long) server.requests().size()).isEqualTo(sent(report));
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void stopsAfterTheTierThatIsSaidLast() {
    try (ScriptedServer server = refusing()) {
      VerificationReport report =
          today()
              .volume(VOLUME)
              .allowingEffects()
              .upTo(Inducible.ANONYMOUS)
              .only("unsigned-request-is-refused", "volume-not-found", "creates-a-snapshot")
              .verify(server.endpoint());
      assertThat(report.results())
          .extracting(Result::inducible, Result::outcome)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(Inducible.ANONYMOUS, Outcome.VIOLATES),
              org.assertj.core.groups.Tuple.tuple(Inducible.AUTHENTICATED, Outcome.SKIPPED),
              org.assertj.core.groups.Tuple.tuple(Inducible.MUTATING, Outcome.SKIPPED));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> today().upTo(Inducible.MUTATING))
        .withMessageContaining("MUTATING needs allowingEffects()");
  }

  @Test
  void makesNothingWithoutAVolume() {
    try (ScriptedServer server = refusing()) {
      VerificationReport report =
          today().allowingEffects().only(CREATING).verify(server.endpoint());
      assertThat(server.requests()).isEmpty();
      assertThat(report.results())
          .allSatisfy(r -> assertThat(r.reason().orElse("")).contains("say which volume"));
      assertThat(report.conforms()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void neverMakesMoreThanTheBound(int bound) {
    try (ScriptedServer server = new ScriptedServer(r -> ScriptedServer.created(VOLUME))) {
      ContractVerifier verifier =
          today().allowingEffects().volume(VOLUME).bind("a volume in pass-through", VOLUME);
      VerificationReport report =
          (bound == 1 ? verifier : verifier.maxSnapshots(bound))
              .only(CREATING)
              .verify(server.endpoint());
      assertThat(server.requests()).hasSize(bound);
      // What creates nothing goes first, and was taken all the same.
      assertThat(report.results().get(0).caseId()).isEqualTo("pass-through-volume-is-not-ready");
      assertThat(report.results().get(0).outcome()).isEqualTo(Outcome.VIOLATES);
      assertThat(report.results().get(2).reason())
          .hasValueSatisfying(r -> assertThat(r).contains("--max"));
      assertThat(report.data().run().snapshots()).isEqualTo(bound);
    }
  }

  @Test
  void whatWasRefusedDoesNotCount() {
    try (ScriptedServer server = refusing()) {
      today().allowingEffects().volume(VOLUME).only(CREATING).verify(server.endpoint());
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void writesTheLedgerBeforeItSends() throws Exception {
    Path ledger = folder.resolve("deep/down/ledger.jsonl");
    List<String> seen = new ArrayList<>();
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              seen.add(Files.readString(ledger));
              return ScriptedServer.created(VOLUME);
            })) {
      today()
          .ledger(ledger)
          .allowingEffects()
          .volume(VOLUME)
          .only("creates-a-snapshot")
          .verify(server.endpoint());
    }
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0)).contains("\"state\":\"sent\"", VOLUME).doesNotContain("made");
    assertThat(Files.readString(ledger)).contains("\"made\"", "snap-0123456789abcdef0");
  }

  @Test
  void sendsNothingIfTheLedgerCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "x");
    try (ScriptedServer server = refusing()) {
      ContractVerifier verifier =
          today()
              .ledger(file.resolve("ledger.jsonl"))
              .allowingEffects()
              .volume(VOLUME)
              .only("volume-not-found", "creates-a-snapshot");
      assertThatThrownBy(() -> verifier.verify(server.endpoint()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContainingAll("The ledger", "cannot be opened", "--ledger")
          .hasMessageNotContaining("\n");
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-is-refused",
        "get-without-a-body-is-refused",
        "put-is-refused",
        "volume-not-found"
      })
  void sendsNothingTwiceWhenAConnectionClosesWithoutAnAnswer(String id) {
    // The first answer leaves a connection to use again, where the JDK would send it again too.
    try (ScriptedServer server =
        new ScriptedServer(
            request ->
                request.body().contains("Tags")
                    ? ScriptedServer.ok(400, ScriptedServer.NOT_FOUND)
                    : null)) {
      VerificationReport report =
          today()
              .only("tag-that-is-a-number-is-refused", id)
              .changed(s -> s.with(s.connection().withTimeout(Duration.ofSeconds(30))))
              .verify(server.endpoint());
      long mine =
          server.requests().stream().filter(request -> !request.body().contains("Tags")).count();
      assertThat(mine).isEqualTo(1);
      assertThat(report.results(Outcome.UNREACHABLE)).hasSize(1);
    }
  }

  @Test
  void sendsWhatMayCreateOverAConnectionOfItsOwn() {
    try (ScriptedServer server = refusing()) {
      today()
          .allowingEffects()
          .volume(VOLUME)
          .only("volume-not-found", "unsigned-request-is-refused", "creates-a-snapshot")
          .verify(server.endpoint());
      assertThat(server.requests()).hasSize(3);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void runsNoCaseTwiceAndNoneOnceClosed() {
    try (ScriptedServer server = refusing()) {
      ContractVerifier.Run run =
          today().only("volume-not-found").against(server.endpoint()).start();
      ContractCase only = run.cases().get(0);
      try (run) {
        assertThat(run.verify(only)).isEqualTo(run.verify(only));
        assertThat(server.requests()).hasSize(1);
      }
      assertThatIllegalStateException().isThrownBy(() -> run.verify(only));
    }
  }

  @Test
  void sendsNothingMoreOnceInterrupted() {
    try (ScriptedServer server = refusing()) {
      ContractVerifier verifier =
          today()
              .pace(Duration.ofMinutes(1))
              .only("volume-not-found", "unsigned-request-is-refused", "empty-body-is-refused")
              .changed(
                  s ->
                      s.with(
                          s.surroundings()
                              .withPause(
                                  nanos -> {
                                    throw new InterruptedException();
                                  })));
      VerificationReport report = verifier.verify(server.endpoint());
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSize(1);
      assertThat(report.results(Outcome.SKIPPED))
          .hasSize(2)
          .allSatisfy(
              r ->
                  assertThat(r.reason())
                      .hasValueSatisfying(s -> assertThat(s).contains("interrupt")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 401, 407, 503})
  void takesEveryStatusAsTheAnswer(int status) {
    try (ScriptedServer other = refusing();
        ScriptedServer server =
            new ScriptedServer(
                r -> ScriptedServer.ok(status, "{}", "Location: " + other.uri() + "/"))) {
      VerificationReport report = today().only("volume-not-found").verify(server.endpoint());
      assertThat(report.results().get(0).response().orElseThrow()).startsWith("HTTP/1.1 " + status);
      assertThat(server.requests()).hasSize(1);
      assertThat(other.connections()).isZero();
      assertThat(server.requests().get(0).startLine()).endsWith(" HTTP/1.1");
    }
  }

  @Test
  void plansWhatIsThenSentAndSendsNothing() {
    try (ScriptedServer server = refusing()) {
      ContractVerifier verifier =
          verifier()
              .allowingEffects()
              .volume(VOLUME)
              .maxSnapshots(100)
              .against(server.endpoint())
              .changed(s -> s.with(s.surroundings().withRunIds(() -> "20261124T090000-abcdef")))
              .changed(
                  s ->
                      s.with(
                          s.surroundings()
                              .withClock(
                                  java.time.Clock.fixed(
                                      java.time.Instant.parse("2026-11-24T09:00:00Z"),
                                      java.time.ZoneOffset.UTC))));
      VerificationReport plan = verifier.plan();
      assertThat(server.connections()).isZero();
      assertThat(folder).isEmptyDirectory();
      assertThat(plan.conforms()).isFalse();
      VerificationReport report = verifier.verify();
      assertThat(report.results())
          .extracting(Result::key)
          .isEqualTo(plan.results().stream().map(Result::key).toList());
      List<Exchange.Message> planned = exchanges(plan);
      assertThat(planned).isEqualTo(exchanges(report)).hasSameSizeAs(server.requests());
      for (int i = 0; i < planned.size(); i++) {
        assertSame(planned.get(i), server.requests().get(i));
      }
    }
  }

  /** But for what is redacted in the one. */
  private static void assertSame(Exchange.Message planned, Request sent) {
    assertThat(planned.startLine()).isEqualTo(sent.startLine());
    for (Map.Entry<String, String> header : planned.headers()) {
      Optional<String> value = sent.header(header.getKey());
      assertThat(value).as(header.getKey()).isPresent();
      if (!header.getKey().equals("Authorization")) {
        assertThat(value.orElseThrow()).isEqualTo(header.getValue().strip());
      }
    }
    if (!planned.body().contains("<") && !sent.body().contains("snap-")) {
      assertThat(sent.body()).isEqualTo(planned.body());
    }
  }

  private static List<Exchange.Message> exchanges(VerificationReport report) {
    return report.data().results().stream()
        .flatMap(result -> result.exchange().stream())
        .map(Exchange::request)
        .toList();
  }

  @Test
  void keepsAPaceBetweenRequests() {
    List<Long> pauses = new ArrayList<>();
    try (ScriptedServer server = refusing()) {
      today()
          .only("volume-not-found", "unsigned-request-is-refused", "empty-body-is-refused")
          .pace(Duration.ofHours(1))
          .changed(s -> s.with(s.surroundings().withPause(pauses::add)))
          .verify(server.endpoint());
      assertThat(pauses).hasSize(2).allMatch(n -> n > 0 && n <= Duration.ofHours(1).toNanos());
      pauses.clear();
      today()
          .changed(s -> s.with(s.surroundings().withPause(pauses::add)))
          .verify(server.endpoint());
      assertThat(pauses).isEmpty();
    }
  }

  private static Duration paceTo(String uri) {
    Settings defaults = Settings.of(Contracts.bundled());
    Settings settings = defaults.with(defaults.connection().withInsecure());
    try (VerificationRun run = new VerificationRun(settings, endpoint(uri))) {
      return run.pace();
    }
  }

  private static GatewayEndpoint endpoint(String uri) {
    return GatewayEndpoint.of(URI.create(uri), "us-east-1", "AKID", "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:1", "http://LocalHost", "http://[::1]:8080", "http://127.1.2.3"})
  void takesLoopbackWithoutTlsAndWithoutAPace(String uri) {
    assertThat(paceTo(uri)).isEqualTo(Duration.ZERO);
    assertThat(today().against(endpoint(uri)).plan().results()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1.example.com",
        "http://127.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1"
      })
  void asksOtherHostsForTlsAndIsSlowWithThem(String uri) {
    assertThat(paceTo(uri)).isEqualTo(Duration.ofSeconds(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> today().against(endpoint(uri)).plan())
        .withMessageContainingAll(uri, "https", "insecure()");
    String overTls = uri.replace("http:", "https:");
    assertThat(today().against(endpoint(overTls)).plan().results()).isNotEmpty();
  }

  @Test
  void namesTheStatesThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> today().bind("a happy volume", VOLUME))
        .withMessageContainingAll("a happy volume", "an available volume", "a detached volume");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> today().given(Map.of("nothing", Map::of)))
        .withMessageContaining("'nothing'");
  }

  @Test
  void saysWhichHandlerFailed() {
    try (ScriptedServer server = refusing()) {
      ContractVerifier verifier =
          today().allowingEffects().only("creates-a-snapshot").against(server.endpoint());
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  verifier
                      .given(
                          "an available volume",
                          () -> {
                            throw new UnsupportedOperationException("no lab");
                          })
                      .verify())
          .withMessageContaining("'an available volume'")
          .withCauseInstanceOf(UnsupportedOperationException.class);
      Map<String, String> nulls = new HashMap<>();
      nulls.put("volumeARN", null);
      assertThatIllegalStateException()
          .isThrownBy(() -> verifier.given("an available volume", () -> nulls).verify())
          .withMessageContaining("'an available volume'");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void skipsWhatAHandlerBindsTooLittleFor() {
    try (ScriptedServer server = refusing()) {
      VerificationReport report =
          today()
              .allowingEffects()
              .only("creates-a-snapshot", "missing-session-token-is-refused")
              .given("an available volume", Map::of)
              .given(
                  "temporary credentials without their session token",
                  () -> Map.of("accessKeyId", "ASIAOTHER"))
              .verify(server.endpoint());
      assertThat(report.results())
          .extracting(result -> result.reason().orElse(""))
          .containsExactly(
              "Nothing binds [secretAccessKey]; the state's handler has to.",
              "Nothing binds [volumeARN]; the state's handler has to.");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void signsWithTheCredentialsOfAState() {
    try (ScriptedServer server = refusing()) {
      today()
          .only("expired-session-token-is-refused")
          .given(
              "temporary credentials that have expired",
              () ->
                  Map.of(
                      "accessKeyId", "ASIAOTHER",
                      "secretAccessKey", "other",
                      "sessionToken", "a-token"))
          .verify(server.endpoint());
      Request request = server.requests().get(0);
      assertThat(request.header("Authorization").orElseThrow()).contains("Credential=ASIAOTHER/");
      assertThat(request.header("X-Amz-Security-Token")).contains("a-token");
    }
  }

  @Test
  void selectsByIdKeyAndVersion() {
    assertThat(cases(verifier().only("volume-not-found")))
        .containsExactly("2013-06-30/volume-not-found", "2012-06-30/volume-not-found");
    assertThat(cases(verifier().only("2012-06-30/volume-not-found")))
        .containsExactly("2012-06-30/volume-not-found");
    assertThat(cases(verifier().only("volume-not-found").apiVersions("2012-06-30", "2012-06-30")))
        .containsExactly("2012-06-30/volume-not-found");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> verifier().only("volume-not-fond"))
        .withMessageContainingAll("'volume-not-fond'", "volume-not-found");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> verifier().apiVersions("2031-06-30"))
        .withMessageContainingAll("2031-06-30", "2013-06-30");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> cases(verifier().only("2012-06-30/volume-not-found").apiVersions("2013-06-30")))
        .withMessageContaining("No case is selected");
  }

  private static List<String> cases(ContractVerifier verifier) {
    try (ContractVerifier.Run run = verifier.against(endpoint("http://127.0.0.1:1")).start()) {
      return Stream.of(run.cases()).flatMap(List::stream).map(ContractCase::key).toList();
    }
  }
}
