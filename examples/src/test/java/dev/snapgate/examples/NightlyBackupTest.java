package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertAwsError;
import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static dev.snapgate.examples.Clients.clientFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.contract.StorageGatewayError;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

// tag::first[]
@ExtendWith(FakeGatewayExtension.class)
class NightlyBackupTest {

  @Test
  void snapshotsTheVolume(FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();

    new NightlyBackup(clientFor(endpoint)).run(volume.arn());

    assertThat(gateway)
        .onlyRequest()
        .hasVolumeArn(volume.arn())
        .hasMember("/SnapshotDescription", "nightly")
        .hasTag("made-by", "nightly-backup")
        .isSignedBy(endpoint)
        .conformsToContract();
    assertThat(gateway).onlySnapshot().isOf(volume);
  }

  // end::first[]

  // tag::state[]
  @Test
  void savesTheOtherVolumesWhenOneIsNotReady(FakeGateway gateway, GatewayEndpoint endpoint) {
    // tag::not-ready[]
    FakeVolume bootstrapping = gateway.addVolume().become(FakeVolume.Status.BOOTSTRAPPING);
    // end::not-ready[]
    FakeVolume healthy = gateway.addVolume();

    NightlyBackup.Result result =
        new NightlyBackup(clientFor(endpoint)).run(bootstrapping.arn(), healthy.arn());

    assertThat(result.failures()).containsOnlyKeys(bootstrapping.arn());
    // tag::not-ready[]
    assertThat(gateway).firstRequest().wasAnsweredWith(StorageGatewayError.VOLUME_NOT_READY);
    // end::not-ready[]
    assertThat(gateway).onlySnapshot().isOf(healthy);
  }

  // end::state[]

  // tag::violation[]
  @Test
  void learnsThatADescriptionIsTooLongThoughTheSdkSendsIt(
      FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();

    new NightlyBackup(clientFor(endpoint), "n".repeat(256)).run(volume.arn());

    assertThat(gateway).onlyRequest().wasAnsweredWith(StorageGatewayError.VALIDATION);
    assertThat(gateway.requests().get(0).violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.pointer()).isEqualTo("/SnapshotDescription");
              assertThat(violation.rule()).isEqualTo("maxLength");
            });
    assertThat(gateway).hasNoSnapshots();
  }

  // end::violation[]

  // tag::errors[]
  @ParameterizedTest
  @EnumSource(
      names = {
        "GATEWAY_INTERNAL_ERROR",
        "GATEWAY_NOT_CONNECTED",
        "GATEWAY_NOT_FOUND",
        "GATEWAY_PROXY_NETWORK_CONNECTION_BUSY",
        "INTERNAL_ERROR",
        "INVALID_PARAMETERS",
        "NOT_SUPPORTED",
        "VOLUME_NOT_FOUND",
        "VOLUME_NOT_READY"
      })
  void reportsEachErrorOfTheOperation(
      StorageGatewayError error, FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();
    // tag::any-error[]
    gateway.failAlways(Fault.of(error));
    // end::any-error[]

    NightlyBackup.Result result = new NightlyBackup(clientFor(endpoint)).run(volume.arn());

    // The SDK drops the error code from its exceptions; the assertion finds it all the same.
    // tag::any-error[]
    assertAwsError(result.failures().get(volume.arn())).is(error);
    // end::any-error[]
    assertThat(gateway).hasNoSnapshots();
  }

  // end::errors[]

  // tag::story[]
  @AfterEach
  void tellTheStory(TestInfo test, FakeGateway gateway) {
    System.out.println(test.getDisplayName());
    gateway.requests().forEach(request -> System.out.println("  " + request));
  }
  // end::story[]
}
