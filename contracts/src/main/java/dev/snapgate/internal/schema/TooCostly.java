package dev.snapgate.internal.schema;

/** The budget of a check is spent, or the stack. It does not leave this package. */
final class TooCostly extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooCostly() {
    super("too costly", null, false, false);
  }
}
