package dev.snapgate.contract;

import java.util.Optional;

/** Where a fact comes from, as every contract file writes it. */
record Source(String kind, String where, Optional<String> note) {

  static final String[] KEYS = {"kind", "where", "note"};

  static Source read(DataObject data) {
    return new Source(
        data.oneOf("kind", "observed", "documented", "modelled", "inferred"),
        data.text("where"),
        data.optionalText("note"));
  }

  /** Kind and place, as it is shown to people. */
  @Override
  public String toString() {
    return kind + ": " + where;
  }
}
