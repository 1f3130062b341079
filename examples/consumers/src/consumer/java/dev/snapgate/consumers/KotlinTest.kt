package dev.snapgate.consumers

import dev.snapgate.assertj.SnapgateAssertions.assertThat
import dev.snapgate.awssdk.AwsSdk
import dev.snapgate.contract.GatewayEndpoint
import dev.snapgate.examples.NightlyBackup
import dev.snapgate.fake.FakeGateway
import dev.snapgate.fake.Fault
import dev.snapgate.jupiter.FakeGatewayExtension
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient

@ExtendWith(FakeGatewayExtension::class)
class KotlinTest {

  @Test
  fun makesASnapshot(gateway: FakeGateway, endpoint: GatewayEndpoint) {
    val volume = gateway.addVolume()

    backUp(endpoint, volume.arn())

    assertThat(gateway).onlyRequest().isSignedBy(endpoint).conformsToContract()
    assertThat(gateway).onlySnapshot().isOf(volume)
  }

  @Test
  fun meetsAFault(gateway: FakeGateway, endpoint: GatewayEndpoint) {
    gateway.failNext(Fault.throttling())

    backUp(endpoint, gateway.addVolume().arn())

    assertThat(gateway).onlyCall().hasAttempts(2).madeSnapshots(1)
  }

  @Test
  fun failsOnPurpose(gateway: FakeGateway, endpoint: GatewayEndpoint) {
    backUp(endpoint, gateway.addVolume().arn())

    assertThat(gateway).onlyRequest().hasMember("/SnapshotDescription", "weekly")
  }

  private fun backUp(endpoint: GatewayEndpoint, volumeArn: String) =
    NightlyBackup(AwsSdk.configure(StorageGatewayClient.builder(), endpoint).build()).run(volumeArn)
}
