package dev.snapgate.consumers;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.storagegateway.AWSStorageGateway;
import com.amazonaws.services.storagegateway.AWSStorageGatewayClientBuilder;
import com.amazonaws.services.storagegateway.model.CreateSnapshotRequest;
import com.amazonaws.services.storagegateway.model.InvalidGatewayRequestException;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.fake.FakeVolume;
import dev.snapgate.fake.Fault;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The AWS SDK for Java v1, which signs and tries again in its own way. */
@ExtendWith(FakeGatewayExtension.class)
class SdkV1Test {

  @Test
  void makesASnapshot(FakeGateway gateway, GatewayEndpoint endpoint) {
    FakeVolume volume = gateway.addVolume();

    String id = backUp(endpoint, volume.arn());

    assertThat(gateway).onlyRequest().isSignedBy(endpoint).conformsToContract();
    assertThat(gateway).onlySnapshot().isOf(volume).hasId(id);
  }

  @Test
  void meetsAFault(FakeGateway gateway, GatewayEndpoint endpoint) {
    gateway.failNext(Fault.throttling());

    backUp(endpoint, gateway.addVolume().arn());

    assertThat(gateway).hasRequests(2).hasSnapshots(1);
  }

  @Test
  void findsTheErrorCodeInTheRawAnswer(FakeGateway gateway, GatewayEndpoint endpoint) {
    String notThere = gateway.addVolume().arn() + "0";

    assertThatExceptionOfType(InvalidGatewayRequestException.class)
        .isThrownBy(() -> backUp(endpoint, notThere))
        .satisfies(
            refused ->
                assertThat(refused.getRawResponseContent())
                    .contains("\"errorCode\":\"VolumeNotFound\""));
  }

  @Test
  void failsOnPurpose(FakeGateway gateway, GatewayEndpoint endpoint) {
    backUp(endpoint, gateway.addVolume().arn());

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "weekly");
  }

  private static String backUp(GatewayEndpoint endpoint, String volumeArn) {
    AWSStorageGateway client =
        AWSStorageGatewayClientBuilder.standard()
            .withEndpointConfiguration(
                new EndpointConfiguration(endpoint.uri().toString(), endpoint.region()))
            .withCredentials(
                new AWSStaticCredentialsProvider(
                    new BasicAWSCredentials(endpoint.accessKeyId(), endpoint.secretAccessKey())))
            .build();
    try {
      return client
          .createSnapshot(
              new CreateSnapshotRequest()
                  .withVolumeARN(volumeArn)
                  .withSnapshotDescription("nightly"))
          .getSnapshotId();
    } finally {
      client.shutdown();
    }
  }
}
