package dev.snapgate.fake;

import dev.snapgate.contract.Contract;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.Violation;
import dev.snapgate.sigv4.SigV4;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The parts of an answer. In this package, since what answers is nobody else's to call. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {

  private final FakeGateway gateway = FakeGateway.create();
  private final SigV4 credential =
      SigV4.of(gateway.endpoint().accessKeyId(), gateway.endpoint().secretAccessKey());
  private final Contract contract = Contracts.bundled().version("2013-06-30");
  private final byte[] body =
      ("{\"VolumeARN\":\""
              + gateway.addVolume().arn()
              + "\",\"SnapshotDescription\":\"nightly\","
              + "\"Tags\":[{\"Key\":\"made-by\",\"Value\":\"nightly-backup\"}]}")
          .getBytes(StandardCharsets.UTF_8);
  private List<Map.Entry<String, String>> headers = List.of();

  /** Signs anew, since a signature is good for some minutes. */
  @Setup(Level.Iteration)
  public void sign() {
    List<Map.Entry<String, String>> signed =
        new ArrayList<>(
            List.of(
                Map.entry("Host", gateway.endpoint().uri().getAuthority()),
                Map.entry("amz-sdk-invocation-id", "6b4a5f0e-7d8c-4f7f-9d51-0d3b1c2a9e11"),
                Map.entry("amz-sdk-request", "attempt=1; max=4"),
                Map.entry("Content-Type", contract.contentType()),
                Map.entry("User-Agent", "aws-sdk-java/2.40.2 md/io#sync md/http#Apache"),
                Map.entry("X-Amz-Target", contract.targets().get(0))));
    SigV4.Request request = new SigV4.Request("POST", "/", "", signed, body);
    signed.addAll(
        credential.sign(request, "us-east-1", "storagegateway", Instant.now()).entrySet());
    signed.add(Map.entry("Content-Length", Integer.toString(body.length)));
    headers = List.copyOf(signed);
  }

  /** Lets the server go. */
  @TearDown
  public void close() {
    gateway.close();
  }

  /** The signature alone. */
  @Benchmark
  public Optional<SigV4.Mismatch> verifySignature() {
    return credential.verify(new SigV4.Request("POST", "/", "", headers, body));
  }

  /** The body alone: parsed, and held against the schema. */
  @Benchmark
  public List<Violation> validateBody() {
    return contract.readRequest(body).violations();
  }

  /** All that lies between the bytes read and the bytes written: every check, state and log. */
  @Benchmark
  public int answer() {
    WireAnswer answer =
        GatewayRegistry.SHARED.answer(
            WireRequest.head(
                    "POST",
                    "/",
                    "",
                    headers,
                    1,
                    true,
                    gateway.endpoint().uri().getPort(),
                    Instant.now(),
                    System.nanoTime())
                .withBody(body));
    if (answer.status() != 200) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body().length;
  }
}
