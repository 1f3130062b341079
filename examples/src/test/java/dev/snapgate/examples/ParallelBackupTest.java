package dev.snapgate.examples;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static dev.snapgate.examples.Clients.clientFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.contract.StorageGatewayError;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** Two hundred tests at once on one server: none sees another's volumes, faults or requests. */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(FakeGatewayExtension.class)
class ParallelBackupTest {

  @RepeatedTest(200)
  void seesItsOwnRequestsAlone(
      RepetitionInfo repetition, FakeGateway gateway, GatewayEndpoint endpoint) {
    int volumes = 1 + repetition.getCurrentRepetition() % 3;
    boolean failing = repetition.getCurrentRepetition() % 4 == 0;
    String[] arns = new String[volumes];
    for (int i = 0; i < volumes; i++) {
      FakeVolume volume = gateway.addVolume();
      arns[i] = volume.arn();
    }
    if (failing) {
      gateway.failNext(Fault.of(StorageGatewayError.GATEWAY_NOT_CONNECTED));
    }

    NightlyBackup.Result result;
    try (StorageGatewayClient client = clientFor(endpoint)) {
      result = new NightlyBackup(client, "run " + repetition.getCurrentRepetition()).run(arns);
    }

    assertThat(result.failures()).hasSize(failing ? 1 : 0);
    assertThat(gateway).hasRequests(volumes).hasSnapshots(failing ? volumes - 1 : volumes);
    assertThat(gateway)
        .lastRequest()
        .hasMember("/SnapshotDescription", "run " + repetition.getCurrentRepetition())
        .isSignedBy(endpoint);
  }
}
