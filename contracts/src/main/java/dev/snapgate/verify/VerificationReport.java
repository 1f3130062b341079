package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Violation;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint made of the contract's cases, case by case.
 *
 * <pre>{@code
 * VerificationReport report = ContractVerifier.of(Contracts.bundled()).verify(endpoint);
 * System.out.println(report);            // one line per case, then what was violated
 * report.writeHtml(Path.of("target/contract.html"));
 * report.requireConformance();           // throws an AssertionError that lists the violations
 * }</pre>
 *
 * <p>Immutable. It holds no secret: access keys, tokens, signatures, account ids, ARNs, snapshot
 * and request ids are replaced as they come in, the same value by the same name ({@code
 * <volume:1>}), so every way to write it is safe to hand on.
 */
public final class VerificationReport {

  /** What became of one case. */
  public enum Outcome {
    /** Every promise was kept. */
    CONFORMS,
    /**
     * Only promises were broken that are inferred, or were observed on other services of AWS alone:
     * what Storage Gateway does is not known.
     */
    DIFFERS,
    /** A promise that was observed on Storage Gateway, documented or modelled is broken. */
    VIOLATES,
    /** No answer, or none in time. */
    UNREACHABLE,
    /** Not sent; the reason says why. */
    SKIPPED,
    /** Would be sent: in plans only. */
    PLANNED;

    /** What these make of a case that was answered. */
    static Outcome of(List<Violation> violations) {
      if (violations.isEmpty()) {
        return CONFORMS;
      }
      return violations.stream().anyMatch(Violation::isProven) ? VIOLATES : DIFFERS;
    }
  }

  /** How a fake's answer to one case compares with the real service's. */
  public enum Drift {
    /** They are alike, and the real one is recent enough. */
    SAME,
    /** The fake answers otherwise than the real service did last. */
    FAKE_WRONG,
    /** The real service has answered otherwise since some day, and stayed with it. */
    REAL_CHANGED,
    /** Real runs of one day differ, or an answer changed and changed back. */
    UNSTABLE,
    /** Alike, but the last real answer is older than was asked for. */
    STALE,
    /** There is no real answer, or none of the fake's. */
    UNPROVEN
  }

  private final Run run;
  private final List<Result> results;

  VerificationReport(Run run, List<Result> results) {
    this.run = run;
    this.results = List.copyOf(results);
  }

  /** Every case that was selected, in the order in which they were run. */
  public List<Result> results() {
    return results;
  }

  /** The results with this outcome, in their order. */
  public List<Result> results(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }

  /**
   * The requests of which nobody knows what they created, a sentence each, those of earlier runs in
   * the same ledger included; empty if all is known.
   */
  public List<String> unaccounted() {
    return run.open();
  }

  /**
   * Compares what a fake answers with what the real service answered, case by case: status, content
   * type and body, without what differs from one request to the next.
   *
   * <pre>{@code
   * VerificationReport real = VerificationReport.read(Path.of("recordings/2026-11-20.json"));
   * VerificationReport.drift(fake, List.of(real), Duration.ofDays(90));
   * // {2013-06-30/volume-not-found=SAME, 2013-06-30/body-is-empty=UNPROVEN, ...}
   * }</pre>
   *
   * @param fake a run against the fake
   * @param real runs against the real service, or recordings of such, in any order; those of
   *     another edition of the cases prove nothing, since the requests were others
   * @param maxAge how old a proof may be when the fake is run before it is {@link Drift#STALE}
   * @return a verdict for each case of the fake's run, by {@link Result#key()}, in its order
   */
  public static Map<String, Drift> drift(
      VerificationReport fake, List<VerificationReport> real, Duration maxAge) {
    return new DriftCheck(fake, real, maxAge).verdicts();
  }

  Run run() {
    return run;
  }

  /**
   * Whether the endpoint keeps the contract, as far as this run shows: at least one case was run,
   * none VIOLATES, none was UNREACHABLE, and the ledger has no open entry. A case that DIFFERS or
   * was SKIPPED is allowed. A plan does not conform.
   */
  public boolean conforms() {
    return Verdict.of(this).conforms();
  }

  /**
   * Does nothing if the endpoint {@linkplain #conforms() conforms}.
   *
   * @throws AssertionError with the whole report as text, if it does not
   */
  public void requireConformance() {
    if (!conforms()) {
      throw new AssertionError(this);
    }
  }

  /**
   * Writes everything that the report holds, exchanges included, as JSON that {@link #read} reads.
   * Like the other two, it replaces the file in one step and makes the folders that are missing.
   *
   * @throws UncheckedIOException if the file cannot be written; it is then as it was
   */
  public void writeJson(Path file) {
    ReportFile.write(file, out -> JsonReport.write(this, out));
  }

  /**
   * Writes the report as JUnit XML: a test for each case, which fails if it VIOLATES, is an error
   * if UNREACHABLE, skipped if SKIPPED or PLANNED, and passes otherwise. If nothing was run or the
   * ledger is open, one more test is an error, so that a build is red whenever the report does not
   * {@linkplain #conforms() conform}.
   *
   * @throws UncheckedIOException if the file cannot be written; it is then as it was
   */
  public void writeJUnitXml(Path file) {
    ReportFile.write(file, out -> JUnitXmlReport.write(this, out));
  }

  /**
   * Writes the report as one HTML page, which needs nothing but itself, and with others as a table
   * of cases and endpoints.
   *
   * <pre>{@code
   * report.writeHtml(Path.of("target/contract.html"), VerificationReport.read(lastNight));
   * }</pre>
   *
   * @param others reports of the same operation, which stand beside this one
   * @throws IllegalArgumentException if one of the others is of another operation
   * @throws UncheckedIOException if the file cannot be written; it is then as it was
   */
  public void writeHtml(Path file, VerificationReport... others) {
    HtmlReport page = HtmlReport.of(this, others);
    ReportFile.write(file, page::write);
  }

  /**
   * Reads a report that {@link #writeJson} wrote; the two are equal.
   *
   * @throws IllegalArgumentException if the file is no such report; the message says why
   * @throws UncheckedIOException if it cannot be read
   */
  public static VerificationReport read(Path file) {
    return JsonReportReader.read(file);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerificationReport that
        && run.equals(that.run)
        && results.equals(that.results);
  }

  @Override
  public int hashCode() {
    return Objects.hash(run, results);
  }

  /**
   * The report as text: a line for each case that was run, what was violated, what was skipped and
   * why, how much of the contract that proves, and whether the endpoint conforms. What a terminal
   * would obey or hide is shown as an escape.
   */
  @Override
  public String toString() {
    return ConsoleReport.of(this);
  }

  /**
   * What is true of the run as a whole.
   *
   * @param id the run's id, which the snapshots it made carry in tag and description
   * @param endpoint the URI, such as {@code http://127.0.0.1:8080}; of a recording, with the word
   *     recording before it
   * @param edition the edition of the contract
   * @param snapshots how many snapshots the endpoint said it made; of a plan, the most it can make
   * @param open what the ledger could not close, a sentence each; empty if all is known
   * @param ledger where the ledger is, if the run needed one
   */
  record Run(
      String id,
      String operation,
      int edition,
      String endpoint,
      Instant startedAt,
      int snapshots,
      List<String> open,
      Optional<String> ledger) {

    Run {
      open = List.copyOf(open);
    }
  }

  /** One case and what became of it. */
  public static final class Result {

    private final String caseId;
    private final String apiVersion;
    private final String claim;
    private final ContractCase.Inducible inducible;
    private final String source;
    private final Outcome outcome;
    private final List<Violation> violations;
    private final Optional<String> reason;
    private final Optional<Exchange> exchange;

    Result(
        String caseId,
        String apiVersion,
        String claim,
        ContractCase.Inducible inducible,
        String source,
        Outcome outcome,
        List<Violation> violations,
        Optional<String> reason,
        Optional<Exchange> exchange) {
      this.caseId = caseId;
      this.apiVersion = apiVersion;
      this.claim = claim;
      this.inducible = inducible;
      this.source = source;
      this.outcome = outcome;
      this.violations = List.copyOf(violations);
      this.reason = reason;
      this.exchange = exchange;
    }

    static Result of(
        ContractCase contractCase,
        Outcome outcome,
        List<Violation> violations,
        Optional<String> reason,
        Optional<Exchange> exchange) {
      return new Result(
          contractCase.id(),
          contractCase.contract().apiVersion(),
          contractCase.claim(),
          contractCase.inducible(),
          contractCase.source(),
          outcome,
          violations,
          reason,
          exchange);
    }

    /** API version and id of the case: {@code 2013-06-30/volume-not-found}. */
    public String key() {
      return apiVersion + "/" + caseId;
    }

    /** The id of the case: {@code volume-not-found}. */
    public String caseId() {
      return caseId;
    }

    /** The API version that it was run in: {@code 2013-06-30}. */
    public String apiVersion() {
      return apiVersion;
    }

    /** What the contract promises here, as a sentence. */
    public String claim() {
      return claim;
    }

    /** What it takes to provoke it. */
    public ContractCase.Inducible inducible() {
      return inducible;
    }

    /** What the claim rests on: {@code documented: where}. */
    public String source() {
      return source;
    }

    public Outcome outcome() {
      return outcome;
    }

    /** The promises that were broken; empty unless the outcome is VIOLATES or DIFFERS. */
    public List<Violation> violations() {
      return violations;
    }

    /** Why it was skipped or what was wrong with the connection, as a sentence. */
    public Optional<String> reason() {
      return reason;
    }

    /** The request that was sent, or would be, as text without secrets. */
    public Optional<String> request() {
      return exchange.map(sent -> sent.request().toString());
    }

    /** The response that came, as text without secrets. */
    public Optional<String> response() {
      return exchange.flatMap(Exchange::response).map(Exchange.Message::toString);
    }

    Optional<Exchange> exchange() {
      return exchange;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Result that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
      return values().hashCode();
    }

    private List<Object> values() {
      return List.of(
          caseId, apiVersion, claim, inducible, source, outcome, violations, reason, exchange);
    }

    /** Outcome, claim, what was broken, and the exchange, in lines; nothing in it is hidden. */
    @Override
    public String toString() {
      return ConsoleReport.of(this);
    }
  }
}
