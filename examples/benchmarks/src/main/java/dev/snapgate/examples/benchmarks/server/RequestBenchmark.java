package dev.snapgate.examples.benchmarks.server;

import dev.snapgate.contract.Contract;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.Violation;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.sigv4.SigV4;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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

/** A whole request, and the two largest parts of its answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {

  private final FakeGateway gateway = FakeGateway.create();
  private final SignedRequest request =
      new SignedRequest(SnapgateServer.served(gateway, gateway.addVolume().arn()));
  private final Contract contract = Contracts.bundled().contract("CreateSnapshot", "2013-06-30");
  private final Connection connection = connection(request.port());
  private SigV4.Request signed = request.signed();
  private byte[] bytes = request.bytes();

  /** Signs anew, since a signature is good for some minutes. */
  @Setup(Level.Iteration)
  public void sign() {
    signed = request.signed();
    bytes = request.bytes();
  }

  /** Lets the server go. */
  @TearDown
  public void close() throws IOException {
    connection.close();
    gateway.close();
  }

  /** The signature alone. */
  @Benchmark
  public Optional<SigV4.Mismatch> verifySignature() {
    return request.credential().verify(signed);
  }

  /** The body alone: parsed, and held against the schema. */
  @Benchmark
  public List<Violation> validateBody() {
    return contract.readRequest(signed.body()).violations();
  }

  /** All of it: sent over a kept-alive connection, checked, carried out, logged, and read. */
  @Benchmark
  public void exchange() throws IOException {
    connection.exchange(bytes);
  }

  private static Connection connection(int port) {
    try {
      return new Connection(port);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
