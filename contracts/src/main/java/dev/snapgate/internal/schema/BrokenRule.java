package dev.snapgate.internal.schema;

/**
 * One rule of a schema that a body breaks.
 *
 * @param pointer where, as a JSON pointer into the body
 * @param rule the keyword, or a name for what a {@code not} forbids or for a check that costs too
 *     much
 * @param limit what the schema says, as text
 * @param value the value as JSON text, shortened
 * @param source what the rule rests on; empty where it has no source
 */
public record BrokenRule(String pointer, String rule, String limit, String value, String source) {}
