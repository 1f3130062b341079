package suite;

import static dev.snapgate.assertj.SnapgateAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.jupiter.FakeGatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeGatewayExtension.class)
class @class@ {
//repeat
  @Test
  void @method@(FakeGateway gateway, GatewayEndpoint endpoint) throws Exception {
    String volume = gateway.addVolume().arn();
    assertEquals(
        200,
        Client.createSnapshot(
            endpoint.uri(), endpoint.accessKeyId(), endpoint.secretAccessKey(), volume));
    assertThat(gateway).onlyRequest().hasVolumeArn(volume);
  }
//end
}
