package dev.snapgate.internal.report;

import dev.snapgate.contract.Violation;

/** The words for what a violated rule asks, beside what was found instead. */
final class Expectation {

  private Expectation() {}

  static String of(Violation violation) {
    return switch (violation.rule()) {
      case "required", "present" -> "a value";
      case "absent" -> "none";
      case "httpDate" -> "a date such as Tue, 24 Nov 2026 09:00:00 GMT";
      case "now" -> "within " + violation.limit() + " of now";
      case "minLength", "minItems", "minimum" -> "at least " + violation.limit();
      case "maxLength", "maxItems", "maximum" -> "at most " + violation.limit();
      case "notPattern" -> "not " + violation.limit();
      default -> violation.limit();
    };
  }

  /** Where the rule applies; the empty pointer is the whole body. */
  static String place(Violation violation) {
    return violation.pointer().isEmpty() ? "the body" : violation.pointer();
  }
}
