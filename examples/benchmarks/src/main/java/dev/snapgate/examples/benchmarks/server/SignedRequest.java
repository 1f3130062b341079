package dev.snapgate.examples.benchmarks.server;

import dev.snapgate.sigv4.SigV4;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A CreateSnapshot as the AWS SDK for Java sends it, signed. */
public final class SignedRequest {

  private final Served served;
  private final SigV4 credential;
  private final byte[] body;

  /** To one place, with its credential. */
  public SignedRequest(Served served) {
    this.served = served;
    this.credential = SigV4.of(served.accessKeyId(), served.secretAccessKey());
    this.body =
        ("{\"VolumeARN\":\""
                + served.volumeArn()
                + "\",\"SnapshotDescription\":\"nightly\","
                + "\"Tags\":[{\"Key\":\"made-by\",\"Value\":\"nightly-backup\"}]}")
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Where it goes. */
  public int port() {
    return served.port();
  }

  /** What signs it. */
  SigV4 credential() {
    return credential;
  }

  /** With its headers, signed now. */
  SigV4.Request signed() {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("Host", "127.0.0.1:" + served.port()));
    headers.add(Map.entry("amz-sdk-invocation-id", "6b4a5f0e-7d8c-4f7f-9d51-0d3b1c2a9e11"));
    headers.add(Map.entry("amz-sdk-request", "attempt=1; max=4"));
    headers.add(Map.entry("Content-Type", Answer.CONTENT_TYPE));
    headers.add(
        Map.entry("User-Agent", "aws-sdk-java/2.40.2 md/io#sync md/http#Apache ua/2.1 os/Linux"));
    headers.add(Map.entry("X-Amz-Target", Answer.TARGET));
    headers.addAll(
        credential
            .sign(
                new SigV4.Request("POST", "/", "", headers, body),
                "us-east-1",
                "storagegateway",
                Instant.now())
            .entrySet());
    headers.add(Map.entry("Content-Length", Integer.toString(body.length)));
    return new SigV4.Request("POST", "/", "", headers, body);
  }

  /** All of it as it goes over the wire, signed now. */
  public byte[] bytes() {
    StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\n");
    signed()
        .headers()
        .forEach(
            header ->
                head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
