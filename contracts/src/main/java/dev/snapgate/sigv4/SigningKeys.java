package dev.snapgate.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that are derived from one secret access key, each for one scope. */
final class SigningKeys {

  private static final int KEPT = 64;

  private final Hashes.Key secret;
  private final Map<List<String>, Hashes.Key> keys = new ConcurrentHashMap<>();

  SigningKeys(String secretAccessKey) {
    this.secret = new Hashes.Key(("AWS4" + secretAccessKey).getBytes(UTF_8));
  }

  /**
   * Scopes come from the requests that are verified, so the number of keys kept has a bound.
   * Forgetting all of them is as good as a finer rule: in practice there is one scope a day.
   */
  Hashes.Key key(String date, String region, String service, String terminator) {
    List<String> scope = List.of(date, region, service, terminator);
    Hashes.Key kept = keys.get(scope);
    if (kept != null) {
      return kept;
    }
    Hashes.Key key = secret.derived(date).derived(region).derived(service).derived(terminator);
    if (keys.size() >= KEPT) {
      keys.clear();
    }
    keys.put(scope, key);
    return key;
  }

  int kept() {
    return keys.size();
  }
}
