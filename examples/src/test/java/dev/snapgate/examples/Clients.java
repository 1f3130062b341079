package dev.snapgate.examples;

import dev.snapgate.contract.GatewayEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** How an application's client comes to talk to a fake gateway. */
final class Clients {

  private Clients() {}

  // tag::client[]
  static StorageGatewayClient clientFor(GatewayEndpoint endpoint) {
    return StorageGatewayClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(endpoint.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(endpoint.accessKeyId(), endpoint.secretAccessKey())))
        .build();
  }
  // end::client[]
}
