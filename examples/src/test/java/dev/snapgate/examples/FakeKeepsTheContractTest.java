package dev.snapgate.examples;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Contracts;
import dev.snapgate.fake.FakeGateway;
import dev.snapgate.jupiter.ContractTest;
import dev.snapgate.jupiter.FakeGatewayExtension;
import dev.snapgate.jupiter.WithFakeGateway;
import dev.snapgate.verify.ContractVerifier;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The fake is held to the contract that a real endpoint is held to, one test for each case. */
@ExtendWith(FakeGatewayExtension.class)
class FakeKeepsTheContractTest {

  @WithFakeGateway
  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  static FakeGateway gateway;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it.
  static Path folder;

  static ContractVerifier verifier() {
    return ContractVerifier.of(Contracts.bundled())
        .against(gateway.endpoint())
        .given(gateway.states())
        .allowingEffects()
        .maxSnapshots(1_000)
        .ledger(folder.resolve("ledger.jsonl"));
  }

  @ContractTest
  void keepsTheContract(ContractCase contractCase) {}
}
