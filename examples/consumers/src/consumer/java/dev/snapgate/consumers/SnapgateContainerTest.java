package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.examples.NightlyBackup;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.testcontainers.SnapgateContainer;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** Testcontainers of the user's version: without an engine what can be told without one. */
class SnapgateContainerTest {

  @Test
  void isMadeWithoutAnEngine() {
    SnapgateContainer container = new SnapgateContainer("snapgate:0.1.0").withOwnPorts(2);

    assertThrows(IllegalStateException.class, container::gateway);
    container.close();
  }

  @Test
  void runsWhereAnEngineAnswers() {
    boolean there = DockerClientFactory.instance().isDockerAvailable();
    if (System.getProperty("snapgate.require", "").contains("container")) {
      assertTrue(there, "a container engine answers");
    }
    assumeTrue(there, "a container engine answers");

    try (SnapgateContainer container = new SnapgateContainer(image())) {
      container.start();
      try (FakeGateway gateway = container.newGateway()) {
        FakeVolume volume = gateway.addVolume();

        new NightlyBackup(
                AwsSdk.configure(StorageGatewayClient.builder(), gateway.endpoint()).build())
            .run(volume.arn());

        assertThat(gateway).onlySnapshot().isOf(volume);
      }
    }
  }

  /** As the tests of the fixture build it, and under their name: it is there after the first. */
  private static ImageFromDockerfile image() {
    Path fixture = Path.of(System.getProperty("snapgate.fixture"));
    ImageFromDockerfile image = new ImageFromDockerfile("localhost/snapgate-test:it", false);
    for (String file : new String[] {"Dockerfile", "src/main/image", "target/snapgate.jar"}) {
      image = image.withFileFromPath(file, fixture.resolve(file));
    }
    for (String base : new String[] {"jdk", "base"}) {
      String name = System.getProperty("snapgate.image." + base);
      if (name != null) {
        image = image.withBuildArg(base.toUpperCase(Locale.ROOT) + "_IMAGE", name);
      }
    }
    return image;
  }
}
