package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.CaseResult;
import dev.snapgate.internal.report.ConsoleReport;
import dev.snapgate.internal.report.DriftCheck;
import dev.snapgate.internal.report.Exchange;
import dev.snapgate.internal.report.HtmlReport;
import dev.snapgate.internal.report.JUnitXmlReport;
import dev.snapgate.internal.report.JsonReport;
import dev.snapgate.internal.report.JsonReportReader;
import dev.snapgate.internal.report.ReportData;
import dev.snapgate.internal.report.ReportFile;
import dev.snapgate.internal.report.Verdict;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    PLANNED
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
    /** The real answer is missing, or that of the fake. */
    UNPROVEN
  }

  private final ReportData data;
  private final List<Result> results;

  VerificationReport(ReportData data) {
    this.data = data;
    this.results = data.results().stream().map(Result::new).toList();
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
   * The requests of which it is unknown what they created, a sentence each, those of earlier runs
   * in the same ledger included; empty if all is known.
   */
  public List<String> unaccounted() {
    return data.run().open();
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
    List<ReportData> proofs = real.stream().map(VerificationReport::data).toList();
    Map<String, Drift> verdicts = new LinkedHashMap<>();
    new DriftCheck(fake.data, proofs, maxAge)
        .verdicts()
        .forEach((key, drift) -> verdicts.put(key, Drift.valueOf(drift.name())));
    return verdicts;
  }

  ReportData data() {
    return data;
  }

  /**
   * Whether the endpoint keeps the contract, as far as this run shows: at least one case was run,
   * none VIOLATES, none was UNREACHABLE, and the ledger has no open entry. A case that DIFFERS or
   * was SKIPPED is allowed. A plan does not conform.
   */
  public boolean conforms() {
    return Verdict.of(data).conforms();
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
    ReportFile.write(file, out -> JsonReport.write(data, out));
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
    ReportFile.write(file, out -> JUnitXmlReport.write(data, out));
  }

  /**
   * Writes the report as one HTML page, which needs nothing but itself, and with others as a table
   * of cases and endpoints.
   *
   * <pre>{@code
   * report.writeHtml(Path.of("target/contract.html"), VerificationReport.read(lastNight));
   * }</pre>
   *
   * @param others reports of the same service, which stand beside this one
   * @throws IllegalArgumentException if one of the others is of another service
   * @throws UncheckedIOException if the file cannot be written; it is then as it was
   */
  public void writeHtml(Path file, VerificationReport... others) {
    HtmlReport page =
        HtmlReport.of(
            Stream.concat(Stream.of(this), Stream.of(others))
                .map(VerificationReport::data)
                .toList());
    ReportFile.write(file, page::write);
  }

  /**
   * Reads a report that {@link #writeJson} wrote; the two are equal.
   *
   * @throws IllegalArgumentException if the file is no such report; the message says why
   * @throws UncheckedIOException if it cannot be read
   */
  public static VerificationReport read(Path file) {
    return new VerificationReport(JsonReportReader.read(file));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerificationReport that && data.equals(that.data);
  }

  @Override
  public int hashCode() {
    return data.hashCode();
  }

  /**
   * The report as text: a line for each case that was run, what was violated, what was skipped and
   * why, how much of the contract that proves, and whether the endpoint conforms. What a terminal
   * would obey or hide is shown as an escape.
   */
  @Override
  public String toString() {
    return ConsoleReport.of(data);
  }

  /** One case and what became of it. */
  public static final class Result {

    private final CaseResult data;

    Result(CaseResult data) {
      this.data = data;
    }

    /** API version and id of the case: {@code 2013-06-30/volume-not-found}. */
    public String key() {
      return data.key();
    }

    /** The id of the case: {@code volume-not-found}. */
    public String caseId() {
      return data.caseId();
    }

    /** The API version that it was run in: {@code 2013-06-30}. */
    public String apiVersion() {
      return data.apiVersion();
    }

    /** What the contract promises here, as a sentence. */
    public String claim() {
      return data.claim();
    }

    /** What it takes to provoke it. */
    public ContractCase.Inducible inducible() {
      return data.inducible();
    }

    /** What the claim rests on: {@code documented: where}. */
    public String source() {
      return data.source();
    }

    public Outcome outcome() {
      return Outcome.valueOf(data.outcome().name());
    }

    /** The promises that were broken; empty unless the outcome is VIOLATES or DIFFERS. */
    public List<Violation> violations() {
      return data.violations();
    }

    /** Why it was skipped or what was wrong with the connection, as a sentence. */
    public Optional<String> reason() {
      return data.reason();
    }

    /** The request that was sent, or would be, as text without secrets. */
    public Optional<String> request() {
      return data.exchange().map(sent -> sent.request().toString());
    }

    /** The response that came, as text without secrets. */
    public Optional<String> response() {
      return data.exchange().flatMap(Exchange::response).map(Exchange.Message::toString);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Result that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
      return data.hashCode();
    }

    /** Outcome, claim, what was broken, and the exchange, in lines; nothing in it is hidden. */
    @Override
    public String toString() {
      return ConsoleReport.of(data);
    }
  }
}
