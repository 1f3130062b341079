package dev.snapgate.examples.benchmarks;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.snapgate.examples.benchmarks.server.Connection;
import dev.snapgate.examples.benchmarks.server.Served;
import dev.snapgate.examples.benchmarks.server.SignedRequest;
import dev.snapgate.examples.benchmarks.server.WireMockOneStub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/**
 * A container from when it is created until it has answered its first request: the image of {@code
 * fixture/Dockerfile} beside {@code wiremock-standalone} with one stub on the JDK that the image is
 * made with, everything else of either as it is by default.
 */
final class ContainerStart implements Measurement {

  private static final ExposedPort PORT = ExposedPort.tcp(8080);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Far less than what a start takes. */
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

  private static final String JDK = "snapgate.image.jdk";
  private static final String BASE = "snapgate.image.base";

  private record Image(String contender, String name, List<String> command) {}

  @Override
  public String name() {
    return "container-start";
  }

  @Override
  public Optional<String> reasonToSkip(Settings settings) {
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("no container engine answers; start one, or run this by .ci/engine");
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    Served asked = Served.withoutKeys(0);
    List<Image> images = List.of(snapgate(asked), wireMock(settings));
    // Once for the disk's sake.
    for (Image image : images) {
      start(image, asked);
    }
    Rounds<Image> rounds = new Rounds<>();
    for (int round = 0; round < settings.coldStarts(); round++) {
      for (Image image : images) {
        rounds.add(image, start(image, asked).toNanos() / 1e6);
      }
    }
    return List.of(
        Comparison.of(
                "start of a container", "ms", rounds.series(images.get(0), images.get(0).contender))
            .against(
                rounds.series(images.get(1), images.get(1).contender), Budget.atMost(0.5, 0.5)));
  }

  private static Image snapgate(Served asked) {
    Path fixture = Path.of(Settings.property("benchmarks.fixture"));
    ImageFromDockerfile image =
        new ImageFromDockerfile("localhost/snapgate-benchmarks/snapgate:it", false)
            .withBuildArg("JDK_IMAGE", Settings.property(JDK))
            .withBuildArg("BASE_IMAGE", Settings.property(BASE));
    for (String file : List.of("Dockerfile", "src/main/image", "target/snapgate.jar")) {
      image = image.withFileFromPath(file, fixture.resolve(file));
    }
    return new Image(
        "Snapgate",
        image.get(),
        List.of(
            "serve",
            "--access-key-id",
            asked.accessKeyId(),
            "--secret-access-key",
            asked.secretAccessKey(),
            "--volume",
            asked.volumeArn()));
  }

  private static Image wireMock(Settings settings) {
    ImageFromDockerfile image =
        new ImageFromDockerfile("localhost/snapgate-benchmarks/wiremock:it", false)
            .withDockerfileFromBuilder(
                file ->
                    file.from(Settings.property(JDK))
                        .copy("wiremock.jar", "/wiremock/wiremock.jar")
                        .copy("stub.json", "/wiremock/mappings/stub.json")
                        .workDir("/wiremock")
                        .cmd("java", "-jar", "wiremock.jar")
                        .build())
            .withFileFromPath("wiremock.jar", new ClassPath(settings).jars("wiremock").get(0))
            .withFileFromString("stub.json", WireMockOneStub.stub().build().toString());
    return new Image("`wiremock-standalone`", image.get(), List.of());
  }

  private static Duration start(Image image, Served asked) throws IOException {
    DockerClient docker = DockerClientFactory.instance().client();
    long start = System.nanoTime();
    String container =
        docker
            .createContainerCmd(image.name)
            .withCmd(image.command)
            .withExposedPorts(PORT)
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withPortBindings(new PortBinding(Ports.Binding.empty(), PORT)))
            .exec()
            .getId();
    try {
      docker.startContainerCmd(container).exec();
      int port = port(docker, container);
      awaitAnswer(
          new SignedRequest(
              new Served(port, asked.accessKeyId(), asked.secretAccessKey(), asked.volumeArn())));
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      docker.removeContainerCmd(container).withForce(true).exec();
    }
  }

  /** On this machine. */
  private static int port(DockerClient docker, String container) {
    Ports ports = docker.inspectContainerCmd(container).exec().getNetworkSettings().getPorts();
    return Integer.parseInt(
        Objects.requireNonNull(ports.getBindings().get(PORT))[0].getHostPortSpec());
  }

  /** Nobody listens at first, or an engine's proxy does that has nobody to ask. */
  private static void awaitAnswer(SignedRequest request) throws IOException {
    byte[] bytes = request.bytes();
    long start = System.nanoTime();
    while (true) {
      try (Connection connection = new Connection(request.port())) {
        connection.exchange(bytes);
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw notYet;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
