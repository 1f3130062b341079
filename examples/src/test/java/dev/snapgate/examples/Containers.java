package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** What tests with containers need: an engine, and the images that {@code snapgate.image.*} say. */
final class Containers {

  /** A JDK that runs the application. */
  static final String JDK = System.getProperty("snapgate.image.jdk", "eclipse-temurin:25-jdk");

  private Containers() {}

  static void requireEngine() {
    require(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers; start Docker, set DOCKER_HOST to another one's socket, or run"
            + " 'mvn verify' by .ci/engine");
  }

  /** Skips a test that lacks something, or lets it fail where {@code snapgate.require} asks. */
  static void require(boolean there, String missing) {
    if (List.of(System.getProperty("snapgate.require", "").split(",", -1)).contains("container")) {
      assertThat(there).as(missing).isTrue();
    } else if (!there) {
      // Maven keeps the reason for a skip to its report files.
      System.out.println("NOT RUN: a test with containers, since " + missing);
    }
    assumeThat(there).as(missing).isTrue();
  }

  /** The image of {@code fixture/Dockerfile}, whose layers the engine keeps from one to another. */
  static ImageFromDockerfile image() {
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
}
