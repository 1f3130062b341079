package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs compose.yaml as it is, with the images of this build. */
class ComposeIT {

  /** The plugin of today's Docker, or the program that it was before. */
  private static final List<List<String>> PROGRAMS =
      List.of(List.of("docker", "compose"), List.of("docker-compose"));

  private static List<String> program = List.of();
  private static String image = "";

  /** Its networks and containers are not those of a run beside this one. */
  private final String project = "snapgate-" + UUID.randomUUID();

  /** What a run said, on both streams, and the code that it ended with. */
  private record Result(int code, String text) {}

  @BeforeAll
  static void requireCompose() throws Exception {
    Containers.requireEngine();
    for (List<String> each : PROGRAMS) {
      if (run(each, Map.of(), "version").filter(told -> told.code() == 0).isPresent()) {
        program = each;
        break;
      }
    }
    Containers.require(
        !program.isEmpty(),
        "there is no Docker Compose; install its plugin, or the program docker-compose");
    image = Containers.image().get();
  }

  @AfterEach
  void removeContainersAndNetwork() throws Exception {
    if (!program.isEmpty()) {
      assertThat(compose("down", "--volumes", "--timeout", "1").code()).isZero();
    }
  }

  @Test
  void theBackupSavesItsVolumeOnceTheGatewayIsHealthy() throws Exception {
    Result up = compose("up", "--no-color", "--exit-code-from", "backup");
    Result gateway = compose("logs", "--no-color", "gateway");

    assertThat(up.code()).as("exit code of the backup, which said %s", up.text()).isZero();
    assertThat(gateway.text().lines().filter(line -> line.contains("CreateSnapshot")))
        .as("requests that the gateway met, of %s", gateway.text())
        .singleElement()
        .asString()
        .contains("storagegateway:CreateSnapshot vol-1122AABB -> 200 snap-");
  }

  private Result compose(String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-f", "compose.yaml", "-p", project));
    arguments.addAll(List.of(words));
    return run(
            program,
            Map.of("SNAPGATE_IMAGE", image, "JDK_IMAGE", Containers.JDK),
            arguments.toArray(String[]::new))
        .orElseThrow();
  }

  /** Nothing where there is no such program. */
  private static Optional<Result> run(
      List<String> program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("snapgate-", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process;
      try {
        process = builder.start();
      } catch (IOException none) {
        return Optional.empty();
      }
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            command + " did not end within three minutes; it said " + Files.readString(output));
      }
      return Optional.of(new Result(process.exitValue(), Files.readString(output)));
    } finally {
      Files.delete(output);
    }
  }
}
