package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.jupiter.ExportSystemProperties;
import dev.snapgate.jupiter.FakeGatewayExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** An application that cannot be handed a client or an endpoint. */
class OwnClientTest {

  static final class Application {
    private Application() {}

    public static void main(String... volumeArns) {
      try (StorageGatewayClient client = StorageGatewayClient.create()) {
        new NightlyBackup(client).run(volumeArns);
      }
    }
  }

  // tag::properties[]
  @Nested
  @ExportSystemProperties
  class InThisJvm {

    @Test
    void callsTheGatewayOfItsTest(FakeGateway gateway) {
      FakeVolume volume = gateway.addVolume();

      Application.main(volume.arn()); // StorageGatewayClient.create()

      assertThat(gateway).onlySnapshot().isOf(volume);
    }
  }

  // end::properties[]

  @Nested
  @ExtendWith(FakeGatewayExtension.class)
  class InItsOwnProcess {

    // tag::process[]
    @Test
    void callsTheGatewayOfItsTest(FakeGateway gateway, GatewayEndpoint endpoint) throws Exception {
      FakeVolume volume = gateway.addVolume();
      ProcessBuilder application = command(Application.class, volume.arn());
      application.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      application
          .environment()
          .putAll(
              Map.of(
                  "AWS_ENDPOINT_URL_STORAGE_GATEWAY", endpoint.uri().toString(),
                  "AWS_REGION", endpoint.region(),
                  "AWS_ACCESS_KEY_ID", endpoint.accessKeyId(),
                  "AWS_SECRET_ACCESS_KEY", endpoint.secretAccessKey()));

      assertThat(application.start().waitFor()).isZero();

      assertThat(gateway).onlySnapshot().isOf(volume);
    }
    // end::process[]
  }

  private static ProcessBuilder command(Class<?> program, String argument) {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                argument))
        .inheritIO();
  }
}
