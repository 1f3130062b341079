package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.testcontainers.SnapgateContainer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** The application in one container, its gateway in another, the test outside of both. */
class TwoContainersIT {

  @BeforeAll
  static void requireEngine() {
    Containers.requireEngine();
  }

  // tag::network[]
  @Test
  void theApplicationsContainerSavesAVolumeOfTheGateways() {
    try (Network network = Network.newNetwork();
        SnapgateContainer snapgate =
            new SnapgateContainer(Containers.image())
                .withNetwork(network)
                .withNetworkAliases("gateway")) {
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
    try (GenericContainer<?> backup =
        new GenericContainer<>(DockerImageName.parse(Containers.JDK))) {
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
