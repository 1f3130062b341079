package dev.snapgate.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snapgate.contract.Contracts;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.Run;
import dev.snapgate.verify.VerificationReport.Outcome;
import dev.snapgate.verify.VerificationReport.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {

  private static final String VOLUME =
      "arn:aws:storagegateway:us-east-1:444455556666:gateway/sgw-12A3456B/volume/vol-1122AABB";

  private final Path folder;

  ReplayTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private ContractVerifier verifier() {
    return ContractVerifier.of(Contracts.bundled())
        .allowingEffects()
        .volume(VOLUME)
        .maxSnapshots(5)
        .ledger(folder.resolve("ledger.jsonl"))
        .apiVersions("2013-06-30")
        .only("creates-a-snapshot", "volume-not-found", "unsigned-request-is-refused");
  }

  private static byte[] created(String arn, String snapshot, String... headers) {
    return ScriptedServer.ok(
        200, "{\"VolumeARN\":\"" + arn + "\",\"SnapshotId\":\"" + snapshot + "\"}", headers);
  }

  static Stream<byte[]> answers() {
    String good = "snap-1122aabb";
    return Stream.of(
        created(VOLUME, good),
        created(VOLUME, "snap-1122aab"),
        created(VOLUME, "snap-1122aabb-"),
        created(VOLUME, "<snapshot:1>"),
        created(VOLUME.replace("BB", "CC"), good),
        created(VOLUME.replace("1122", "zz22"), good),
        created(VOLUME.replace("444455556666", "4444"), good),
        created(VOLUME.replace("444455556666", "4444").replace("us-east-1", ""), good),
        created(VOLUME.replace("gateway/", "gate/"), good),
        created(VOLUME.replace("aws:", "aws-cn:"), good),
        created(VOLUME, good, "Date: Tue, 24 Nov 2015 09:00:00 GMT"),
        created(VOLUME, good, "Date: yesterday"),
        created(VOLUME, good, "x-amzn-RequestId: 1"),
        created(VOLUME, good, "x-amzn-RequestId: "),
        ScriptedServer.ok(400, ScriptedServer.NOT_FOUND),
        ScriptedServer.ok(400, ScriptedServer.NOT_FOUND.replace("Invalid", "com.amazon#Invalid")),
        ScriptedServer.ok(404, "Not found: " + VOLUME + " of 444455556666"),
        ScriptedServer.whole(200, new byte[] {(byte) 0xff, 0, '"'}),
        ScriptedServer.ok(204, ""));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void judgesARecordingAsTheRunDid(byte[] answer) {
    try (ScriptedServer server = new ScriptedServer(request -> answer)) {
      VerificationReport live = verifier().verify(server.endpoint());
      live.writeJson(folder.resolve("recording.json"));
      VerificationReport replayed =
          verifier().judge(VerificationReport.read(folder.resolve("recording.json")));
      assertThat(replayed.results()).isEqualTo(live.results());
      assertThat(server.requests()).hasSize(3);
      assertThat(replayed.data().run().endpoint()).isEqualTo("recording of " + server.uri());
    }
  }

  @Test
  void whatTheRecordingLacksIsSkipped() {
    try (ScriptedServer server = new ScriptedServer(request -> null)) {
      VerificationReport recording = verifier().only("volume-not-found").verify(server.endpoint());
      VerificationReport replayed = verifier().judge(recording);
      assertThat(replayed.results())
          .extracting(Result::caseId, Result::outcome)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("volume-not-found", Outcome.UNREACHABLE),
              org.assertj.core.groups.Tuple.tuple("unsigned-request-is-refused", Outcome.SKIPPED),
              org.assertj.core.groups.Tuple.tuple("creates-a-snapshot", Outcome.SKIPPED));
      assertThat(replayed.results(Outcome.SKIPPED).get(0).reason())
          .contains("The recording does not have it.");
    }
  }

  @Test
  void anotherEditionIsRefused() {
    Run run = SampleReports.run("http://127.0.0.1:1");
    VerificationReport recording =
        new VerificationReport(
            new ReportData(
                new Run(
                    run.id(),
                    run.service(),
                    99,
                    run.endpoint(),
                    run.startedAt(),
                    0,
                    List.of(),
                    run.ledger()),
                List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> verifier().judge(recording))
        .withMessageContainingAll("edition 99", "edition 1", "Record it again.");
  }
}
