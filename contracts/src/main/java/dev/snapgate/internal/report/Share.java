package dev.snapgate.internal.report;

import dev.snapgate.contract.ContractCase.Inducible;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a case adds to the knowledge of how much of the contract the endpoint keeps. */
enum Share {
  PROVEN("proven"),
  UNDECIDED("differ where the contract only infers"),
  BROKEN("broken"),
  UNANSWERED("without an answer"),
  PLANNED("would be sent"),
  NOT_SENT("not sent"),
  LAB_ONLY("lab only"),
  NEVER("never provable");

  private final String words;

  Share(String words) {
    this.words = words;
  }

  /** What is said after a number of cases. */
  String words() {
    return words;
  }

  static Share of(CaseResult result) {
    return switch (result.outcome()) {
      case CONFORMS -> PROVEN;
      case DIFFERS -> UNDECIDED;
      case VIOLATES -> BROKEN;
      case UNREACHABLE -> UNANSWERED;
      case PLANNED -> PLANNED;
      case SKIPPED ->
          result.inducible() == Inducible.LAB
              ? LAB_ONLY
              : result.inducible() == Inducible.NEVER ? NEVER : NOT_SENT;
    };
  }

  /** How many cases have which share; only those that any has, in the order of the constants. */
  static Map<Share, Integer> count(List<CaseResult> results) {
    Map<Share, Integer> counts = new EnumMap<>(Share.class);
    results.forEach(result -> counts.merge(of(result), 1, Integer::sum));
    return counts;
  }
}
