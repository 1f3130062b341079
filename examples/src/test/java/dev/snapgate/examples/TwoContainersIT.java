package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.testcontainers.SnapgateContainer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The application in one container, its gateway in another, the test outside of both. */
class TwoContainersIT {

  private static final String JDK =
      System.getProperty("snapgate.image.jdk", "eclipse-temurin:25-jdk");

  @BeforeAll
  static void requireEngine() {
    boolean there = DockerClientFactory.instance().isDockerAvailable();
    if (List.of(System.getProperty("snapgate.require", "").split(",", -1)).contains("container")) {
      assertThat(there).as("a container engine answers").isTrue();
    } else if (!there) {
      System.out.println("NOT RUN: TwoContainersIT, since no container engine answers");
    }
    assumeThat(there).as("a container engine answers").isTrue();
  }

  private static ImageFromDockerfile image() {
    Path fixture = Path.of("..", "fixture");
    ImageFromDockerfile image = new ImageFromDockerfile("localhost/snapgate-test:it", false);
    for (String file : List.of("Dockerfile", "src/main/image", "target/snapgate.jar")) {
      image = image.withFileFromPath(file, fixture.resolve(file));
    }
    for (String base : List.of("jdk", "base")) {
      String name = System.getProperty("snapgate.image." + base);
      if (name != null) {
        image = image.withBuildArg(base.toUpperCase(Locale.ROOT) + "_IMAGE", name);
      }
    }
    return image;
  }

  // tag::network[]
  @Test
  void theApplicationsContainerSavesAVolumeOfTheGateways() {
    try (Network network = Network.newNetwork();
        SnapgateContainer snapgate =
            new SnapgateContainer(image()).withNetwork(network).withNetworkAliases("gateway")) {
      snapgate.start();
      try (FakeGateway gateway = snapgate.newGateway()) {
        FakeVolume volume = gateway.addVolume();

        run(network, snapgate.endpointFor("gateway", gateway), volume.arn());

        assertThat(gateway).onlyRequest().conformsToContract();
        assertThat(gateway).onlySnapshot().isOf(volume);
      }
    }
  }

  // end::network[]

  private static void run(Network network, GatewayEndpoint endpoint, String volumeArn) {
    try (GenericContainer<?> backup = new GenericContainer<>(DockerImageName.parse(JDK))) {
      List<String> classPath = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(entry);
        if (Files.exists(path)) {
          String there = "/app/" + classPath.size() + "-" + path.getFileName();
          backup.withCopyFileToContainer(MountableFile.forHostPath(path), there);
          classPath.add(there);
        }
      }
      backup
          .withNetwork(network)
          .withEnv("AWS_ACCESS_KEY_ID", endpoint.accessKeyId())
          .withEnv("AWS_SECRET_ACCESS_KEY", endpoint.secretAccessKey())
          .withEnv("AWS_REGION", endpoint.region())
          .withEnv("AWS_ENDPOINT_URL_STORAGE_GATEWAY", endpoint.uri().toString())
          .withCommand(
              "java",
              "-cp",
              String.join(":", classPath),
              NightlyBackupMain.class.getName(),
              volumeArn)
          .withStartupCheckStrategy(new OneShotStartupCheckStrategy())
          .start();
    }
  }
}
