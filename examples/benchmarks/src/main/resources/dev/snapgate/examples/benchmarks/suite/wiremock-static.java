package suite;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class @class@ {

  private static final String VOLUME =
      "arn:aws:storagegateway:us-east-1:123456789012:gateway/sgw-00000001/volume/vol-00000000000000001";

  private final WireMockServer server = Shared.WIREMOCK;

  @BeforeEach
  void arrange() {
    server.resetAll();
    server.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo("StorageGateway_20130630.CreateSnapshot"))
            .willReturn(
                okForContentType(
                    "application/x-amz-json-1.1",
                    "{\"VolumeARN\":\"" + VOLUME + "\",\"SnapshotId\":\"snap-00000000000000001\"}")));
  }

//repeat
  @Test
  void @method@() throws Exception {
    assertEquals(
        200, Client.createSnapshot(URI.create(server.baseUrl()), "FAKEAAAAAAAAAAAAAAAA", "S", VOLUME));
    server.verify(
        1,
        postRequestedFor(urlEqualTo("/"))
            .withRequestBody(matchingJsonPath("$.VolumeARN", equalTo(VOLUME))));
  }
//end
}
