package dev.snapgate.internal.report;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.Violation;
import java.util.List;
import java.util.Optional;

/**
 * One case and what became of it.
 *
 * @param source what the claim rests on: {@code documented: where}
 * @param violations the promises that were broken
 * @param reason why it was skipped or what was wrong with the connection, as a sentence
 */
public record CaseResult(
    String caseId,
    String apiVersion,
    String claim,
    ContractCase.Inducible inducible,
    String source,
    Outcome outcome,
    List<Violation> violations,
    Optional<String> reason,
    Optional<Exchange> exchange) {

  public CaseResult {
    violations = List.copyOf(violations);
  }

  public static CaseResult of(
      ContractCase contractCase,
      Outcome outcome,
      List<Violation> violations,
      Optional<String> reason,
      Optional<Exchange> exchange) {
    return new CaseResult(
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
}
