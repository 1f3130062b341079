package dev.snapgate.contract;

import dev.snapgate.internal.text.Visible;

/**
 * One rule of a contract that a body breaks.
 *
 * <pre>{@code
 * Payload request = contract.readRequest("{\"VolumeARN\":\"x\"}".getBytes(UTF_8));
 * request.violations().get(0).rule();    // "minLength"
 * request.violations().get(0).pointer(); // "/VolumeARN"
 * }</pre>
 *
 * @param pointer where, as a JSON pointer into the body; of the missing member if one is missing;
 *     of a response also {@code status}, or {@code header} and a name
 * @param rule the JSON Schema keyword that is broken ({@code type}, {@code required}, {@code
 *     minLength}, {@code maxLength}, {@code pattern}, {@code maxItems} …), or {@code notPattern}
 *     where a pattern must not match, or {@code patternCost} or {@code schemaCost} where the check
 *     was given up because a pattern, or the schema as a whole, costs too much on this value; of a
 *     response also {@code accepted}, {@code refused}, {@code status}, {@code equals}, {@code
 *     absent}, {@code present}, {@code json}, {@code plainName}, {@code name}, {@code now} and
 *     {@code httpDate}
 * @param limit what the schema says, as text: {@code 255}, {@code string}, a pattern; for {@code
 *     required} the name of the missing member, and for {@code schemaCost} the schema's file
 * @param value the offending value as JSON text, shortened to about 80 code points with its full
 *     length added; {@code absent} if it is missing
 * @param source what the rule rests on: {@code observed}, {@code observed-elsewhere}, {@code
 *     documented}, {@code modelled} or {@code inferred}, a colon, and where to read it; empty for a
 *     schema that is no contract's
 */
public record Violation(String pointer, String rule, String limit, String value, String source) {

  /**
   * Whether the rule is one of Storage Gateway: observed on it, documented or modelled. What is
   * inferred, or was observed on another service of AWS alone, may be otherwise there.
   */
  public boolean isProven() {
    return !source.startsWith("inferred:") && !source.startsWith("observed-elsewhere:");
  }

  /** What is violated, and by what, as a sentence. */
  @Override
  public String toString() {
    String where = pointer.isEmpty() ? "The body" : pointer;
    String but = value.equals("absent") ? ", but is absent." : ", but is " + value + ".";
    return Visible.line(
        where + " " + demand() + (source.isEmpty() ? "" : " (" + source + ")") + but);
  }

  private String demand() {
    return switch (rule) {
      case "type" -> "must be of type " + limit;
      case "required" -> "is required";
      case "minLength" -> "must have at least " + counted("character");
      case "maxLength" -> "must have at most " + counted("character");
      case "minItems" -> "must have at least " + counted("item");
      case "maxItems" -> "must have at most " + counted("item");
      case "pattern" -> "must match " + limit;
      case "notPattern" -> "must not match " + limit;
      case "patternCost", "schemaCost" -> "must not be too costly to check against " + limit;
      case "minimum" -> "must be at least " + limit;
      case "maximum" -> "must be at most " + limit;
      case "const" -> "must be " + limit;
      case "enum" -> "must be one of " + limit;
      case "accepted" -> "must be " + limit + ": the request has to be taken";
      case "refused" -> "must be an error: the request has to be refused with " + limit;
      case "status" -> "must be " + limit;
      case "equals" -> "must be " + limit;
      case "present" -> "must be there";
      case "absent" -> "must not be there";
      case "json" -> "must be " + limit;
      case "plainName" -> "must be " + limit + ", without a namespace";
      case "name" -> "must be named " + limit;
      case "now" -> "must be within " + limit + " of now";
      case "httpDate" -> "must be a date such as Tue, 24 Nov 2026 09:00:00 GMT";
      case "additionalProperties" -> "is not a member that the contract knows";
      default -> "must satisfy " + rule + " " + limit;
    };
  }

  private String counted(String unit) {
    return limit + " " + unit + (limit.equals("1") ? "" : "s");
  }
}
