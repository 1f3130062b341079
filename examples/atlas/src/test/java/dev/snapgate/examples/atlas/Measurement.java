package dev.snapgate.examples.atlas;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeSnapshot;
import dev.snapgate.fake.Fault;
import dev.snapgate.fake.HttpFault;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.storagegateway.model.CreateSnapshotResponse;

/**
 * Lets every fault happen to every HTTP client in one mode: a gateway and a client for each cell,
 * one call, and the fault in every attempt of it.
 */
final class Measurement {

  /** The faults that nothing ends but the client's patience. */
  static final Set<String> STALLS =
      Set.of(
          "silent-on-accept",
          "stall-before-answer",
          "response-stalled",
          "stall-after-headers",
          "stall-in-body",
          "tls-handshake-stalled",
          "connect-timeout");

  /**
   * The faults about the time, which the SDK may correct, for the whole JVM: they are measured one
   * by one, when all others are done.
   */
  private static final Set<String> CLOCK =
      Set.of("clock-skew", "signature-expired", "signature-not-yet-current", "request-expired");

  /** For stalls; longer than a busy machine takes to read a request. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  /** For all others, which never come near it; the SDK's own is half of it. */
  private static final Duration LONG = Duration.ofSeconds(60);

  /** For netty's pool, which counts all that it does to connect. */
  static final Duration TO_CONNECT = Duration.ofSeconds(30);

  /** All stalls at once, which only wait, and a few that work. */
  private static final int THREADS = STALLS.size() * HttpClient.values().length + 10;

  private final Mode mode;
  private final Path folder;

  /**
   * @param folder for trust stores
   */
  Measurement(Mode mode, Path folder) {
    this.mode = mode;
    this.folder = folder;
  }

  Table all() throws Exception {
    Map<String, Map<HttpClient, Cell>> cells = new HashMap<>();
    // The first call of a client loads classes for a second or more.
    for (HttpClient client : HttpClient.values()) {
      cell(HttpFault.wrongContentType(), client);
    }
    atOnce(Fault.all().stream().filter(fault -> !isAboutTime(fault)).toList(), cells);
    oneByOne(Fault.all().stream().filter(Measurement::isAboutTime).toList(), cells);

    Table table = new Table();
    for (Fault fault : Fault.all()) {
      Objects.requireNonNull(cells.get(fault.name()))
          .forEach((client, cell) -> table.put(fault.name(), client, cell));
    }
    return table;
  }

  private static boolean isAboutTime(Fault fault) {
    return CLOCK.contains(fault.name());
  }

  private static boolean stalls(Fault fault) {
    return STALLS.contains(fault.name());
  }

  private void atOnce(List<Fault> faults, Map<String, Map<HttpClient, Cell>> cells)
      throws Exception {
    record Running(Fault fault, HttpClient client, Future<Cell> cell) {}
    List<Fault> stallsFirst = new ArrayList<>(faults);
    stallsFirst.sort(Comparator.comparing(fault -> !stalls(fault)));
    List<Running> running = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Fault fault : stallsFirst) {
        for (HttpClient client : HttpClient.values()) {
          running.add(new Running(fault, client, threads.submit(() -> cell(fault, client))));
        }
      }
      for (Running one : running) {
        row(cells, one.fault).put(one.client, one.cell.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void oneByOne(List<Fault> faults, Map<String, Map<HttpClient, Cell>> cells)
      throws GeneralSecurityException, IOException {
    for (Fault fault : faults) {
      for (HttpClient client : HttpClient.values()) {
        try {
          row(cells, fault).put(client, cell(fault, client));
        } finally {
          SdkGlobalTime.setGlobalTimeOffset(0);
        }
      }
    }
  }

  private static Map<HttpClient, Cell> row(Map<String, Map<HttpClient, Cell>> cells, Fault fault) {
    return cells.computeIfAbsent(fault.name(), any -> new EnumMap<>(HttpClient.class));
  }

  private Cell cell(Fault fault, HttpClient client) throws GeneralSecurityException, IOException {
    // A port of its own for each: HttpURLConnection keeps connections by port for the whole JVM.
    FakeGateway.Builder builder = FakeGateway.builder().name(fault.name()).ownPort();
    try (FakeGateway gateway = (fault.needsHttps() ? builder.https() : builder).create()) {
      String volume = gateway.addVolume().arn();
      if (fault.name().equals("clock-skew")) {
        // Once: a server whose clock is wrong goes on to judge by it, and this fault would not.
        gateway.failNext(fault);
      } else {
        gateway.failAlways(fault);
      }
      AtomicInteger attempts = new AtomicInteger();
      Optional<CreateSnapshotResponse> answer = Optional.empty();
      Optional<Throwable> thrown = Optional.empty();
      try (HttpClient.Caller caller =
          client.open(
              new HttpClient.Setup(
                  gateway.endpoint(),
                  fault.needsHttps() ? TrustStore.of(gateway, folder) : TrustStore.NONE,
                  stalls(fault) ? SHORT : LONG,
                  override -> {
                    mode.configure(override);
                    override.addExecutionInterceptor(new CountsAttempts(attempts));
                  }))) {
        answer = Optional.of(caller.createSnapshot(volume));
      } catch (RuntimeException failure) {
        thrown = Optional.of(failure);
      }
      return Cell.of(
          answer.map(success -> outcome(success, gateway)).orElse("error"),
          thrown,
          attempts.get(),
          gateway.snapshots().size());
    }
  }

  private static String outcome(CreateSnapshotResponse answer, FakeGateway gateway) {
    if (answer.snapshotId() == null) {
      return "null id";
    }
    return gateway.snapshots().stream().map(FakeSnapshot::id).anyMatch(answer.snapshotId()::equals)
        ? "snapshot"
        : "wrong id";
  }

  private record CountsAttempts(AtomicInteger attempts) implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes any) {
      attempts.incrementAndGet();
    }
  }
}
