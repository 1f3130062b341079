package dev.snapgate.consumers;

import dev.snapgate.contract.Contracts;
import dev.snapgate.fake.Authentication;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.Fault;
import dev.snapgate.verify.ContractVerifier;
import dev.snapgate.verify.VerificationReport;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * A program with the fixture and nothing else on its class path: no JUnit, no AssertJ, no SDK, no
 * logger. It goes through all that the jars carry, and ends by an assertion that fails on purpose.
 */
final class NoJUnitMain {

  private NoJUnitMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (FakeGateway gateway =
        FakeGateway.builder().ownPort().authentication(Authentication.NONE).create()) {
      gateway.failNext(Fault.throttling());
      String volume = gateway.addVolume().arn();
      System.out.println("fault: " + call(gateway, volume, "nightly"));
      System.out.println("success: " + call(gateway, volume, "nightly"));
      System.out.println("violation: " + call(gateway, volume, "n".repeat(256)));
      System.out.println("snapshots: " + gateway.snapshots().size());
    }
    try (FakeGateway gateway = FakeGateway.create()) {
      VerificationReport report =
          ContractVerifier.of(Contracts.bundled())
              .apiVersions("2013-06-30")
              .given(gateway.states())
              .allowingEffects()
              .maxSnapshots(100)
              .pace(Duration.ZERO)
              .verify(gateway.endpoint());
      System.out.println("conforms: " + report.conforms());

      gateway.failAlways(Fault.internalError());
      ContractVerifier.of(Contracts.bundled())
          .apiVersions("2013-06-30")
          .pace(Duration.ZERO)
          .verify(gateway.endpoint())
          .requireConformance();
    } catch (AssertionError onPurpose) {
      System.out.println(onPurpose.getMessage());
      System.exit(3);
    }
  }

  private static int call(FakeGateway gateway, String volume, String description)
      throws IOException, InterruptedException {
    String body =
        "{\"VolumeARN\": \"%s\", \"SnapshotDescription\": \"%s\"}".formatted(volume, description);
    HttpRequest request =
        HttpRequest.newBuilder(gateway.endpoint().uri())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
