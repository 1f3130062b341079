package dev.snapgate.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Requests as a client of AWS Storage Gateway sends them, and changes to them. */
final class Samples {

  static final String ACCESS_KEY_ID = "AKIAIOSFODNN7EXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN//////////wEaCXVzLWVhc3QtMSJHMEUCIQ==";
  static final Instant TIME = Instant.parse("2026-11-23T21:00:00Z");
  static final SigV4 CREDENTIAL = SigV4.of(ACCESS_KEY_ID, SECRET);

  private Samples() {}

  /** A CreateSnapshot request with a host of its own and further headers. */
  static SigV4.Request createSnapshot(String host, String... namesAndValues) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("Host", host));
    headers.add(Map.entry("X-Amz-Target", "StorageGateway_20130630.CreateSnapshot"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(Map.entry(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new SigV4.Request("POST", "/", "", headers, body());
  }

  static byte[] body() {
    return ("{\"VolumeARN\":\"arn:aws:storagegateway:us-east-1:111122223333:gateway/sgw-12A3456B"
            + "/volume/vol-1122AABB\",\"SnapshotDescription\":\"nightly\"}")
        .getBytes(UTF_8);
  }

  static SigV4.Request signed(SigV4.Request request) {
    return signed(request, CREDENTIAL);
  }

  static SigV4.Request signed(SigV4.Request request, SigV4 credential) {
    return with(request, credential.sign(request, "us-east-1", "storagegateway", TIME));
  }

  static SigV4.Request with(SigV4.Request request, Map<String, String> added) {
    SigV4.Request changed = request;
    for (Map.Entry<String, String> header : added.entrySet()) {
      changed = withHeader(without(changed, header.getKey()), header.getKey(), header.getValue());
    }
    return changed;
  }

  static SigV4.Request withHeader(SigV4.Request request, String name, String value) {
    return headers(
        request,
        headers -> {
          headers.add(Map.entry(name, value));
          return headers;
        });
  }

  static SigV4.Request replacing(SigV4.Request request, String name, String value) {
    return withHeader(without(request, name), name, value);
  }

  static SigV4.Request without(SigV4.Request request, String name) {
    return headers(
        request,
        headers -> {
          headers.removeIf(header -> header.getKey().equalsIgnoreCase(name));
          return headers;
        });
  }

  static SigV4.Request withBody(SigV4.Request request, byte[] body) {
    return new SigV4.Request(
        request.method(), request.path(), request.query(), request.headers(), body);
  }

  static SigV4.Request withTarget(SigV4.Request request, String path, String query) {
    return new SigV4.Request(request.method(), path, query, request.headers(), request.body());
  }

  static SigV4.Mismatch mismatch(SigV4.Request request) {
    return CREDENTIAL.verify(request).orElseThrow();
  }

  private static SigV4.Request headers(
      SigV4.Request request, UnaryOperator<List<Map.Entry<String, String>>> change) {
    return new SigV4.Request(
        request.method(),
        request.path(),
        request.query(),
        change.apply(new ArrayList<>(request.headers())),
        request.body());
  }
}
