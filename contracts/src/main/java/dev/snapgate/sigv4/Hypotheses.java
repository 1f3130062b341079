package dev.snapgate.sigv4;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a client may have signed in place of the request that arrived. Each hypothesis changes one
 * thing, the likely ones come first, and there is a bound on how many are tried.
 */
final class Hypotheses {

  private static final int TRIED = 12;
  private static final int SHOWN = 200;
  private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  /** The canonical request and the time that would have been signed, and the sentence about it. */
  record Hypothesis(String difference, CanonicalRequest canonical, String timestamp) {}

  private final SigV4.Request request;
  private final CanonicalRequest received;
  private final String timestamp;
  private final Optional<String> sessionToken;
  private final List<Hypothesis> hypotheses = new ArrayList<>();

  Hypotheses(
      SigV4.Request request,
      CanonicalRequest received,
      String timestamp,
      Optional<String> sessionToken) {
    this.request = request;
    this.received = received;
    this.timestamp = timestamp;
    this.sessionToken = sessionToken;
    aboutTheBody();
    aboutTheHost();
    aboutTheContentType();
    aboutAbsentHeaders();
    aboutTheDate();
    aboutSpaces();
    aboutTheTarget();
  }

  SigV4.Mismatch explain(
      String signature, String stringToSign, Predicate<Hypothesis> givesTheSignature) {
    Optional<Hypothesis> fitting =
        isWellFormed(signature)
            ? hypotheses.stream().limit(TRIED).filter(givesTheSignature).findFirst()
            : Optional.empty();
    return new SigV4.Mismatch(
        fitting.map(Hypothesis::difference).orElseGet(() -> unexplained(signature)),
        received.redactedText(),
        fitting.map(hypothesis -> hypothesis.canonical().redactedText()),
        stringToSign);
  }

  int count() {
    return hypotheses.size();
  }

  private String unexplained(String signature) {
    if (!isWellFormed(signature)) {
      return "the signature of "
          + signature.length()
          + " characters is not 64 lower-case hexadecimal digits, so no key can have made it: look"
          + " at how the client writes the Authorization header";
    }
    String absent =
        received.absent().isEmpty()
            ? ""
            : "SignedHeaders names "
                + quoted(String.join(", ", received.absent()))
                + ", which the request does not carry: send it, or find the proxy that drops it. ";
    return absent
        + "no other body, host, content type, spacing, date or path explains the signature, so the"
        + " secret access key or the signing code differs: give the client the endpoint's secret"
        + " access key";
  }

  private void aboutTheBody() {
    String size = "the request carries " + request.body().length + " bytes";
    Optional<String> declared = request.header("x-amz-content-sha256").map(String::strip);
    declared
        .filter(hash -> !hash.equals(received.bodyHash()))
        .filter(hash -> !hash.equals(UNSIGNED_PAYLOAD))
        .ifPresent(
            hash ->
                addBody(
                    "the client signed the body hash "
                        + quoted(hash)
                        + " of its x-amz-content-sha256 header, "
                        + size
                        + " whose SHA-256 is '"
                        + received.bodyHash()
                        + "'",
                    hash));
    if (request.body().length > 0 && !declared.equals(Optional.of(Hashes.OF_NOTHING))) {
      addBody("the client signed an empty body, " + size, Hashes.OF_NOTHING);
    }
    addBody(
        "the client signed '"
            + UNSIGNED_PAYLOAD
            + "' in place of the body's SHA-256, which only Amazon S3 takes; here it has to be '"
            + received.bodyHash()
            + "'",
        UNSIGNED_PAYLOAD);
  }

  private void addBody(String difference, String hash) {
    add(difference, received.withBodyHash(hash));
  }

  private void aboutTheHost() {
    Optional<String> host = received.header("host");
    if (host.isEmpty()) {
      return;
    }
    int colon = host.get().lastIndexOf(':');
    boolean hasPort = colon >= 0 && host.get().indexOf(']', colon) < 0;
    String name = hasPort ? host.get().substring(0, colon) : host.get();
    String port = hasPort ? host.get().substring(colon) : "";
    String loopback =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "localhost" -> "127.0.0.1";
          case "127.0.0.1" -> "localhost";
          default -> "";
        };
    if (!loopback.isEmpty()) {
      addHeader("host", loopback + port);
    }
    if (hasPort) {
      addHeader("host", name);
      if (!loopback.isEmpty()) {
        addHeader("host", loopback);
      }
    } else {
      addHeader("host", name + ":443");
      addHeader("host", name + ":80");
    }
  }

  private void aboutTheContentType() {
    Optional<String> type = received.header("content-type");
    if (type.isEmpty()) {
      return;
    }
    int parameters = type.get().indexOf(';');
    if (parameters >= 0) {
      addHeader("content-type", type.get().substring(0, parameters).strip());
    } else {
      addHeader("content-type", type.get() + "; charset=utf-8");
      addHeader("content-type", type.get() + "; charset=UTF-8");
    }
  }

  private void addHeader(String name, String signed) {
    add(
        "the client signed "
            + name
            + " "
            + quoted(signed)
            + ", the request carries "
            + quoted(received.header(name).orElse("")),
        received.withHeaders(Map.of(name, signed)));
  }

  private void aboutAbsentHeaders() {
    if (received.absent().isEmpty()) {
      return;
    }
    Map<String, String> derived = new TreeMap<>();
    Map<String, String> shown = new TreeMap<>();
    for (String name : received.absent()) {
      String value =
          switch (name) {
            case "content-length" -> Integer.toString(request.body().length);
            case "content-type" -> "application/x-amz-json-1.1";
            case "x-amz-content-sha256" -> received.bodyHash();
            case "x-amz-date" -> timestamp;
            case "x-amz-security-token" -> sessionToken.orElse("");
            default -> "";
          };
      derived.put(name, value);
      shown.put(name, CanonicalRequest.isSecret(name) ? CanonicalRequest.REDACTED : value);
    }
    String carriesNone = ", the request does not carry it";
    add("the client signed " + listed(shown) + carriesNone, received.withHeaders(derived));
    if (derived.values().stream().anyMatch(value -> !value.isEmpty())) {
      shown.replaceAll((name, value) -> "");
      add("the client signed " + listed(shown) + carriesNone, received);
    }
    add(
        "the client lists "
            + quoted(String.join(", ", received.absent()))
            + " in SignedHeaders, but neither signed nor sent it",
        received.withoutAbsentHeaders());
  }

  private void aboutTheDate() {
    Optional<String> date = request.header("date").map(String::strip);
    if (date.isEmpty()) {
      return;
    }
    boolean both = request.header("x-amz-date").isPresent();
    String other = both ? SigningTime.ofDate(date.get()) : date.get();
    if (!other.equals(timestamp)) {
      hypotheses.add(
          new Hypothesis(
              "the client signed the time "
                  + quoted(other)
                  + " of its Date header, "
                  + (both ? "X-Amz-Date is there too and says " : "it has to be written ")
                  + quoted(timestamp),
              received,
              other));
    }
  }

  private void aboutSpaces() {
    List<String> names = received.headers().stream().map(Map.Entry::getKey).toList();
    Map<String, String> asGiven =
        new HashMap<>(CanonicalRequest.values(request, names, CanonicalRequest.Values.AS_GIVEN));
    asGiven.values().removeIf(Objects::isNull);
    asGiven.entrySet().removeAll(Set.copyOf(received.headers()));
    if (!asGiven.isEmpty()) {
      Map<String, String> shown = new TreeMap<>(asGiven);
      shown.replaceAll(
          (name, value) -> CanonicalRequest.isSecret(name) ? CanonicalRequest.REDACTED : value);
      add(
          "the client signed "
              + listed(shown)
              + ", where spaces around a value have to go and runs of them to become one",
          received.withHeaders(asGiven));
    }
  }

  private void aboutTheTarget() {
    CanonicalTarget target = received.target();
    if (target.equals(CanonicalTarget.ROOT) && request.path().length() <= 1) {
      return;
    }
    addTarget(CanonicalTarget.ROOT, "");
    addTarget(
        target.withPath(CanonicalTarget.encodedPath(request.path())), " (path not normalised)");
    addTarget(target.withPath(request.path()), " (path not encoded once more)");
    addTarget(target.withoutQuery(), "");
  }

  private void addTarget(CanonicalTarget other, String why) {
    boolean known =
        hypotheses.stream().anyMatch(earlier -> earlier.canonical().target().equals(other));
    if (!known && !other.equals(received.target())) {
      add(
          "the client signed "
              + quoted(other.toString())
              + why
              + ", the request has "
              + quoted(received.target().toString()),
          received.withTarget(other));
    }
  }

  private void add(String difference, CanonicalRequest canonical) {
    hypotheses.add(new Hypothesis(difference, canonical, timestamp));
  }

  private static String listed(Map<String, String> headers) {
    StringBuilder listed = new StringBuilder();
    headers.forEach(
        (name, value) ->
            listed
                .append(listed.isEmpty() ? "" : " and ")
                .append(name)
                .append(" ")
                .append(quoted(value)));
    return listed.toString();
  }

  private static String quoted(String value) {
    return value.length() <= SHOWN ? "'" + value + "'" : "'" + value.substring(0, SHOWN) + "…'";
  }

  private static boolean isWellFormed(String signature) {
    return signature.length() == 64
        && signature.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
