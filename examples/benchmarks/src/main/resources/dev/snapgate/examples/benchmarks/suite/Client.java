package suite;

import dev.snapgate.sigv4.SigV4;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is tested: one client for all tests, that signs. */
final class Client {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Client() {}

  static int createSnapshot(URI uri, String accessKeyId, String secret, String volumeArn)
      throws Exception {
    byte[] body =
        ("{\"VolumeARN\":\"" + volumeArn + "\",\"SnapshotDescription\":\"nightly\"}").getBytes();
    Map.Entry<String, String> target =
        Map.entry("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot");
    Map.Entry<String, String> type = Map.entry("Content-Type", "application/x-amz-json-1.1");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri.resolve("/"))
            .header(target.getKey(), target.getValue())
            .header(type.getKey(), type.getValue())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    SigV4.of(accessKeyId, secret)
        .sign(
            new SigV4.Request(
                "POST", "/", "", List.of(Map.entry("Host", uri.getAuthority()), target, type), body),
            "us-east-1",
            "storagegateway",
            Instant.now())
        .forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }
}
