package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.GatewayEndpoint;
import dev.snapgate.sigv4.SigV4;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The request of a case, signed as the case wants it: rightly, or wrongly in one way. */
final class SignedRequest {

  private static final String SERVICE = "storagegateway";

  /** Has the form of a key, but AWS's own keys begin with other letters. */
  private static final String NOBODYS_KEY = "SNAPGATENOBODYSKEY00";

  private SignedRequest() {}

  static SigV4.Request of(
      ContractCase contractCase,
      Map<String, String> bindings,
      GatewayEndpoint endpoint,
      Instant now) {
    byte[] body = contractCase.body(bindings);
    Map<String, String> signing = contractCase.signing(bindings);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", Sender.host(endpoint.uri()));
    headers.putAll(contractCase.headers(bindings));
    SigV4.Request request = request(contractCase, bindings, headers, body);
    if (signing.getOrDefault("as", "").equals("nobody")) {
      return request;
    }
    SigV4.Request signed =
        request(
            contractCase,
            bindings,
            headers,
            signing.containsKey("body")
                ? signing.get("body").getBytes(StandardCharsets.UTF_8)
                : body);
    Instant time = now.plus(Duration.parse(signing.getOrDefault("offset", "PT0S")));
    SigV4 signer = signer(signing.getOrDefault("as", ""), bindings, endpoint);
    String names = signing.get("signedHeaders");
    headers.putAll(
        names == null
            ? signer.sign(signed, endpoint.region(), SERVICE, time)
            : signer.sign(
                signed,
                endpoint.region(),
                SERVICE,
                time,
                Set.of(names.strip().split("\\s*,\\s*"))));
    change(contractCase, headers, signing);
    return request(contractCase, bindings, headers, body);
  }

  private static SigV4 signer(String as, Map<String, String> bindings, GatewayEndpoint endpoint) {
    if (as.equals("anyone")) {
      return SigV4.of(NOBODYS_KEY, "nobodys-secret");
    }
    boolean bound = bindings.containsKey("secretAccessKey");
    String key = bindings.getOrDefault("accessKeyId", endpoint.accessKeyId());
    String secret = bindings.getOrDefault("secretAccessKey", endpoint.secretAccessKey());
    SigV4 signer = SigV4.of(key, as.equals("impostor") ? "not-" + secret : secret);
    Optional<String> token =
        bound ? Optional.ofNullable(bindings.get("sessionToken")) : endpoint.sessionToken();
    return token.map(signer::withSessionToken).orElse(signer);
  }

  /** What a case does to the headers after signing. */
  private static void change(
      ContractCase contractCase, Map<String, String> headers, Map<String, String> signing) {
    String token = signing.get("token");
    if (token != null) {
      headers.put("X-Amz-Security-Token", token);
    }
    String date = signing.get("X-Amz-Date");
    if (date != null) {
      headers.put("X-Amz-Date", date);
      if (date.equals("absent")) {
        headers.remove("X-Amz-Date");
      }
    }
    String replaced = signing.get("replace");
    if (replaced != null) {
      String authorization = headers.getOrDefault("Authorization", "");
      if (!authorization.contains(replaced)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "cases/%s.json: \"replace\" is \"%s\", which the Authorization header does not"
                    + " hold; it looks like AWS4-HMAC-SHA256"
                    + " Credential=KEY/20130630/us-east-1/storagegateway/aws4_request,"
                    + " SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=HEX",
                contractCase.id(),
                replaced));
      }
      headers.put(
          "Authorization", authorization.replace(replaced, signing.getOrDefault("with", "")));
    }
  }

  private static SigV4.Request request(
      ContractCase contractCase,
      Map<String, String> bindings,
      Map<String, String> headers,
      byte[] body) {
    List<Map.Entry<String, String>> list = new ArrayList<>();
    headers.forEach((name, value) -> list.add(Map.entry(name, value)));
    return new SigV4.Request(
        contractCase.method(),
        contractCase.contract().path(),
        contractCase.query(bindings),
        list,
        body);
  }
}
