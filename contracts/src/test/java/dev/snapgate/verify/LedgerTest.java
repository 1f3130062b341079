package dev.snapgate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final String VOLUME =
      "arn:aws:storagegateway:us-east-1:444455556666:gateway/sgw-12A3456B/volume/vol-1122AABB";
  private static final String INTERNAL_ERROR =
      "{\"__type\":\"InternalServerError\",\"message\":\"x\",\"error\":{\"errorCode\":"
          + "\"InternalError\"}}";

  private final Path folder;
  private final Path file;

  LedgerTest(@TempDir Path folder) {
    this.folder = folder;
    this.file = folder.resolve("new/ledger.jsonl");
  }

  private static ContractVerifier creating(Path ledger) {
    return ContractVerifier.of(Contracts.bundled())
        .allowingEffects()
        .volume(VOLUME)
        .ledger(ledger)
        .only("2013-06-30/creates-a-snapshot");
  }

  private VerificationReport run(int status, String body) {
    try (ScriptedServer server = ScriptedServer.answering(status, body)) {
      return creating(file).verify(server.endpoint());
    }
  }

  private VerificationReport made() {
    return run(200, "{\"VolumeARN\":\"" + VOLUME + "\",\"SnapshotId\":\"snap-1122aabb\"}");
  }

  @Test
  void whatWasMadeIsClosed() throws IOException {
    VerificationReport report = made();
    assertThat(report.unaccounted()).isEmpty();
    assertThat(report.conforms()).isTrue();
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void whatWasRefusedIsClosed() {
    assertThat(run(400, ScriptedServer.NOT_FOUND).unaccounted()).isEmpty();
  }

  @Test
  void anErrorOfTheServerThatWasNotPromisedIsOpen() {
    VerificationReport report = run(500, INTERNAL_ERROR);
    assertThat(report.conforms()).isFalse();
    assertThat(report.unaccounted())
        .singleElement()
        .asString()
        .contains("2013-06-30/creates-a-snapshot", "there may be a snapshot of <volume:")
        .doesNotContain("444455556666");
  }

  @Test
  void anErrorOfTheServerThatWasPromisedIsClosedThoughItsMessageDiffers() {
    try (ScriptedServer server =
        new ScriptedServer(r -> ScriptedServer.ok(500, INTERNAL_ERROR, "Date: yesterday"))) {
      VerificationReport report =
          creating(file)
              .only("2013-06-30/internal-error")
              .bind("an internal error", VOLUME)
              .verify(server.endpoint());
      assertThat(report.results().get(0).violations()).isNotEmpty();
      assertThat(report.unaccounted()).isEmpty();
    }
  }

  @Test
  void aRedirectAndAnAnswerWithoutAnIdAreOpen() {
    assertThat(run(302, "").unaccounted()).hasSize(1);
    assertThat(run(200, "{}").unaccounted()).hasSize(2);
  }

  @Test
  void noAnswerIsOpen() {
    try (ScriptedServer server = new ScriptedServer(request -> null)) {
      VerificationReport report = creating(file).verify(server.endpoint());
      assertThat(report.unaccounted()).hasSize(1);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void noAnswerCountsForTheBound() {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              never.await();
              return null;
            })) {
      VerificationReport report =
          creating(file)
              .only("creates-a-snapshot")
              .timeout(Duration.ofMillis(200))
              .verify(server.endpoint());
      assertThat(server.requests()).hasSize(1);
      assertThat(report.unaccounted()).hasSize(1);
    }
  }

  @Test
  void whatAnEarlierRunLeftOpenStaysSo() {
    run(500, INTERNAL_ERROR);
    VerificationReport report = made();
    assertThat(report.unaccounted()).hasSize(1);
    assertThat(report.conforms()).isFalse();
    assertThat(report.toString()).doesNotContain(VOLUME);
  }

  @Test
  void aLineThatWasCutOffCountsForNothing() throws IOException {
    made();
    byte[] cut =
        "{\"run\":\"r\",\"case\":\"c\",\"state\":\"sent\",\"volume\":\"\u00e4"
            .getBytes(StandardCharsets.UTF_8);
    Files.write(file, java.util.Arrays.copyOf(cut, cut.length - 1), StandardOpenOption.APPEND);
    assertThat(made().unaccounted()).isEmpty();
    assertThat(run(500, INTERNAL_ERROR).unaccounted()).hasSize(1);
    // The cut line did not swallow the next one.
    assertThat(made().unaccounted()).hasSize(1);
  }

  @Test
  void canBeWrittenWhileTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try (Ledger ledger = Ledger.open(file)) {
      ledger.sent("r", "c", VOLUME, java.time.Instant.EPOCH);
      assertThat(ledger.openEntries()).hasSize(1);
      ledger.made("r", "c", "snap-1122aabb");
      assertThat(ledger.openEntries()).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aRunThatIsKilledLeavesWhatItSentOpen() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              arrived.countDown();
              never.await();
              return null;
            })) {
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  KilledRun.class.getName(),
                  server.uri().toString(),
                  file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      try {
        assertThat(arrived.await(60, TimeUnit.SECONDS))
            .as(() -> text(folder.resolve("output")))
            .isTrue();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    assertThat(Files.readString(file)).contains("\"sent\"", VOLUME).endsWith("\n");
    assertThat(made().unaccounted()).singleElement().asString().startsWith("Run killed,");
  }

  private static String text(Path output) {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A run in a process of its own. */
  static final class KilledRun {

    private KilledRun() {}

    public static void main(String[] args) {
      creating(Path.of(args[1]))
          .timeout(Duration.ofMinutes(2))
          .changed(s -> s.with(s.surroundings().withRunIds(() -> "killed")))
          .verify(GatewayEndpoint.of(URI.create(args[0]), "us-east-1", "AKID", "secret"));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void holdsNoFileThatItCannotRead() throws IOException {
    Path unreadable = Path.of("/proc/self/mem");
    long before = openFiles("/mem");

    assertThatThrownBy(() -> Ledger.open(unreadable))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("The ledger /proc/self/mem cannot be opened");

    assertThat(openFiles("/mem")).isEqualTo(before);
  }

  private static long openFiles(String end) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(
              link -> {
                try {
                  return Files.readSymbolicLink(link).toString().endsWith(end);
                } catch (IOException closedMeanwhile) {
                  return false;
                }
              })
          .count();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void isAFile() {
    for (String other : List.of("/dev/null", folder.toString())) {
      assertThatThrownBy(() -> Ledger.open(Path.of(other)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("The ledger " + other + " cannot be opened");
    }
  }

  @Test
  void passesOverALineThatNoRunHasWritten() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "x".repeat(1 << 20)
            + "\n{\"run\":\"r\",\"case\":\"c\",\"state\":\"sent\",\"volume\":\"v\"}\n{\"ru");

    try (Ledger ledger = Ledger.open(file)) {
      assertThat(ledger.openEntries()).containsExactly(new Ledger.Entry("r", "c", "v"));
    }
    assertThat(Files.readString(file)).endsWith("{\"ru\n");
  }
}
