package dev.snapgate.internal.report;

import dev.snapgate.contract.Violation;
import java.util.List;

/** What became of one case. */
public enum Outcome {
  /** Every promise was kept. */
  CONFORMS,
  /** Only promises that are not proven for Storage Gateway were broken. */
  DIFFERS,
  /** A promise that is proven was broken. */
  VIOLATES,
  /** No answer, or none in time. */
  UNREACHABLE,
  /** Not sent; the reason says why. */
  SKIPPED,
  /** Would be sent: in plans only. */
  PLANNED;

  /** What these make of a case that was answered. */
  public static Outcome of(List<Violation> violations) {
    if (violations.isEmpty()) {
      return CONFORMS;
    }
    return violations.stream().anyMatch(Violation::isProven) ? VIOLATES : DIFFERS;
  }
}
