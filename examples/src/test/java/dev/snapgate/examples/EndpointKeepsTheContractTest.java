package dev.snapgate.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.jupiter.ContractTest;
import dev.snapgate.verify.ContractVerifier;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds an endpoint that the environment names to the contract; nothing is created there. */
// tag::endpoint[]
class EndpointKeepsTheContractTest {

  private static final Set<String> NEEDED =
      new TreeSet<>(
          Set.of("SNAPGATE_ENDPOINT", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"));

  static ContractVerifier verifier() {
    Map<String, String> env = System.getenv();
    assumeTrue(env.keySet().containsAll(NEEDED), "to verify a real endpoint set " + NEEDED);
    GatewayEndpoint endpoint =
        GatewayEndpoint.of(
            URI.create(env.getOrDefault("SNAPGATE_ENDPOINT", "")),
            env.getOrDefault("AWS_REGION", ""),
            env.getOrDefault("AWS_ACCESS_KEY_ID", ""),
            env.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
    return ContractVerifier.of(Contracts.bundled())
        .against(
            Optional.ofNullable(env.get("AWS_SESSION_TOKEN"))
                .map(endpoint::withSessionToken)
                .orElse(endpoint));
  }

  @ContractTest
  void keepsTheContract(ContractCase contractCase) {}
}
// end::endpoint[]
