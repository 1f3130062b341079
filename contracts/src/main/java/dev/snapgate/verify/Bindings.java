package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.internal.text.Arn;
import dev.snapgate.internal.text.Partitions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the places of the cases are filled with. */
final class Bindings {

  /** AWS's own example of an account. */
  private static final String EXAMPLE_ACCOUNT = "111122223333";

  /** Between the gateway's ARN and the volume's id. */
  private static final String VOLUME = "/volume/";

  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Settings.Effects effects;
  private final GatewayEndpoint endpoint;
  private final String run;

  Bindings(Settings.Effects effects, GatewayEndpoint endpoint, String run) {
    this.effects = effects;
    this.endpoint = endpoint;
    this.run = run;
  }

  /** What is bound in every case, at this time. */
  Map<String, String> at(Instant now) {
    Map<String, String> bindings = new HashMap<>();
    String account = account();
    bindings.put("region", endpoint.region());
    bindings.put("account", account);
    bindings.put("accessKeyId", endpoint.accessKeyId());
    bindings.put("run", run);
    bindings.put("amzDate", AMZ_DATE.format(now));
    bindings.put("date", AMZ_DATE.format(now).substring(0, 8));
    String unknownGateway =
        "arn:"
            + Partitions.of(endpoint.region())
            + ":storagegateway:"
            + endpoint.region()
            + ":"
            + account
            + ":gateway/sgw-00000000";
    bindings.put("unknownGatewayARN", unknownGateway);
    bindings.put("unknownVolumeARN", unknownGateway + VOLUME + "vol-00000000");
    return bindings;
  }

  /** Adds what a state binds. The gateway of a volume is known by the volume's ARN. */
  static void add(Map<String, String> ofState, Map<String, String> bindings) {
    bindings.putAll(ofState);
    String volume = ofState.getOrDefault("volumeARN", "");
    int end = volume.indexOf(VOLUME);
    if (end >= 0) {
      bindings.putIfAbsent("gatewayARN", volume.substring(0, end));
    }
  }

  /** The account of the volume that was named. */
  private String account() {
    Settings.State available = effects.states().get(ContractVerifier.AVAILABLE);
    return Optional.ofNullable(available)
        .flatMap(state -> Arn.of(state.known().getOrDefault("volumeARN", "")))
        .map(Arn::account)
        .filter(account -> ACCOUNT.matcher(account).matches())
        .orElse(EXAMPLE_ACCOUNT);
  }

  /** What the handler of the case's state binds, once it has arranged the state. */
  Map<String, String> arranged(ContractCase contractCase) {
    Optional<Settings.State> state = effects.state(contractCase);
    if (state.isEmpty()) {
      return Map.of();
    }
    try {
      // A copy, which has no nulls.
      return Map.copyOf(state.get().handler().get());
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "The handler of the state '"
              + contractCase.given().orElse("")
              + "' failed before "
              + contractCase
              + "; what ran so far is in the ledger, if it may have created something.",
          e);
    }
  }

  /** The places of the case that nothing fills. */
  Set<String> unbound(ContractCase contractCase, Map<String, String> bindings) {
    Set<String> unbound = new TreeSet<>(contractCase.names());
    if (contractCase.given().isPresent() && isHalfAnotherCredential(bindings)) {
      unbound.addAll(List.of("accessKeyId", "secretAccessKey"));
    }
    unbound.removeAll(bindings.keySet());
    return unbound;
  }

  /** A key or a token without the secret would be signed with the endpoint's. */
  private boolean isHalfAnotherCredential(Map<String, String> bindings) {
    boolean otherKey = !bindings.getOrDefault("accessKeyId", "").equals(endpoint.accessKeyId());
    boolean secret = bindings.containsKey("secretAccessKey");
    return (otherKey || bindings.containsKey("sessionToken")) && !secret;
  }
}
