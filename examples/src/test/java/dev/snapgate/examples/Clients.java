package dev.snapgate.examples;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** How an application's client comes to talk to a fake gateway. */
final class Clients {

  private Clients() {}

  // tag::client[]
  static StorageGatewayClient clientFor(GatewayEndpoint endpoint) {
    return AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build();
  }
  // end::client[]
}
