package dev.snapgate.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One interaction that the contract promises: a request, the state it needs, and what must come
 * back.
 *
 * <pre>{@code
 * for (ContractCase contractCase : Contracts.bundled().cases()) {
 *   System.out.println(contractCase + ": " + contractCase.claim());
 * }
 * }</pre>
 *
 * <p>Cases are data, {@code cases/<id>.json}. What changes from run to run stands in their requests
 * as {@code ${name}} and is bound when they are run; {@link #names()} lists it. A case that holds
 * for several API versions is one {@code ContractCase} for each.
 */
public final class ContractCase {

  /** What it takes to provoke a case on an endpoint whose state nobody controls. */
  public enum Inducible {
    /** No account: the request dies before authentication ends. */
    ANONYMOUS,
    /** Credentials; nothing is created, and no existing volume is named. */
    AUTHENTICATED,
    /** Credentials and a volume; a snapshot is created, which costs money. */
    MUTATING,
    /** A gateway that was brought into a state: a volume in pass-through, say. */
    LAB,
    /** Nothing that can be asked for politely: an internal error, throttling. */
    NEVER
  }

  private final CaseFile file;
  private final Contract contract;

  ContractCase(CaseFile file, Contract contract) {
    this.file = file;
    this.contract = contract;
  }

  /** The case's name, the same in every API version: {@code volume-not-found}. */
  public String id() {
    return file.id();
  }

  /** API version and id: {@code 2013-06-30/volume-not-found}. */
  public String key() {
    return contract.apiVersion() + "/" + id();
  }

  /** What is promised, as a sentence. */
  public String claim() {
    return file.claim();
  }

  /** The contract that it belongs to, in one API version. */
  public Contract contract() {
    return contract;
  }

  /** The state that it needs, by name: {@code a volume in pass-through}; empty if any will do. */
  public Optional<String> given() {
    return file.given();
  }

  /** What it takes to provoke it. */
  public Inducible inducible() {
    return file.inducible();
  }

  /**
   * Whether an endpoint that keeps the promise makes a snapshot. A success can be promised of a
   * request that makes none.
   */
  public boolean createsSnapshot() {
    return file.effect() == CaseFile.Effect.CREATES;
  }

  /**
   * What the claim rests on: {@code observed}, {@code observed-elsewhere} (on another service of
   * AWS), {@code documented}, {@code modelled} or {@code inferred}, a colon, and where; what was
   * observed has a date.
   */
  public String source() {
    return file.source().toString();
  }

  /** A note on the source, if there is one. */
  public Optional<String> note() {
    return file.source().note();
  }

  /**
   * The names that the request needs bound. {@code region}, {@code account}, {@code accessKeyId},
   * {@code run}, {@code date} (as {@code 20130630}), {@code amzDate}, {@code unknownGatewayARN} and
   * {@code unknownVolumeARN} are the verifier's to bind; all others come with the state.
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    file.templates().forEach(template -> names.addAll(template.names()));
    return names;
  }

  /** The method of the request: {@code POST} nearly always. */
  public String method() {
    return file.method();
  }

  /** The query string of the request with its places filled in; empty nearly always. */
  public String query(Map<String, String> bindings) {
    return file.query().fill(bindings);
  }

  /**
   * The headers of the request before it is signed, without {@code Host}: {@code Content-Type} and
   * {@code X-Amz-Target} unless the case is about their absence, and what the case adds.
   */
  public Map<String, String> headers(Map<String, String> bindings) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contract.contentType());
    headers.put("X-Amz-Target", contract.targets().get(0));
    file.headers()
        .forEach(
            (name, value) -> {
              headers.keySet().removeIf(name::equalsIgnoreCase);
              value.ifPresent(text -> headers.put(name, text.fill(bindings)));
            });
    return headers;
  }

  /** The body of the request, in UTF-8. */
  public byte[] body(Map<String, String> bindings) {
    return file.body().fill(bindings).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * How the signing departs from the usual, by name, in the order in which to do it; empty for a
   * request signed as any.
   *
   * <ul>
   *   <li>{@code as}: {@code nobody} (not signed at all), {@code anyone} (with a key that no
   *       account has), {@code impostor} (with the right key and a wrong secret);
   *   <li>{@code offset}: how far the date is off, an ISO 8601 duration such as {@code -PT20M};
   *   <li>{@code signedHeaders}: the names to sign, a comma between two;
   *   <li>{@code body}: the body that is signed in place of the one that is sent;
   *   <li>{@code token}: the session token that is sent after signing;
   *   <li>{@code X-Amz-Date}: what replaces that header after signing; {@code absent} takes it
   *       away;
   *   <li>{@code replace}: a part of the {@code Authorization} header after signing, and {@code
   *       with}: what replaces it.
   * </ul>
   */
  public Map<String, String> signing(Map<String, String> bindings) {
    Map<String, String> signing = new LinkedHashMap<>();
    file.signing().forEach((name, value) -> signing.put(name, value.fill(bindings)));
    return signing;
  }

  /**
   * The promises that a response breaks; empty if it keeps them all.
   *
   * <p>A violation's pointer is one into the body, or {@code status}, or {@code header Date} and
   * the like. Its source is that of the broken promise; in a case that is itself inferred, all are.
   *
   * @param headers of the response, in their order
   * @param received when it came, which its {@code Date} is compared with
   * @param bindings what the request was made with
   */
  public List<Violation> violations(
      int status,
      List<Map.Entry<String, String>> headers,
      byte[] body,
      Instant received,
      Map<String, String> bindings) {
    return new Promises(file, contract, bindings).broken(status, headers, body, received);
  }

  /** The key. */
  @Override
  public String toString() {
    return key();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ContractCase that
        && that.file.equals(file)
        && that.contract.apiVersion().equals(contract.apiVersion());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }
}
