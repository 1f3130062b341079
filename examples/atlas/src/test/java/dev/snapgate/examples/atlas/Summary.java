package dev.snapgate.examples.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The atlas in a few lines of Markdown: figures of each mode, and rows that are worth knowing. */
final class Summary {

  private static final List<String> STRIKING =
      List.of(
          "response-lost",
          "invalid-utf8",
          "cut-in-headers",
          "bad-chunk-size",
          "negative-content-length",
          "early-hints-103",
          "reset-in-headers",
          "expired-certificate");

  private final Map<Mode, Table> tables = new EnumMap<>(Mode.class);

  /** Of the committed files. */
  Summary() throws IOException {
    for (Mode mode : Mode.values()) {
      tables.put(mode, Table.read(Table.file(mode)));
    }
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "what a fault ends in, with one HTTP client at least",
            List.of("faults, of " + figure(table -> table.faults().size()))));
    lines.add("|---|---:|");
    lines.add(faults("more than one snapshot", any(cell -> cell.mostSnapshots() > 1)));
    lines.add(
        faults(
            "more than one snapshot, with each of the four",
            all(cell -> cell.mostSnapshots() > 1)));
    lines.add(
        faults(
            "an exception though a snapshot was made",
            any(cell -> cell.outcome().equals("error") && cell.mostSnapshots() > 0)));
    lines.add(
        faults(
            "an exception that is not the SDK's",
            any(cell -> cell.error().contains("UncheckedIOException"))));
    lines.add(faults("success with a null id", any(cell -> cell.outcome().equals("null id"))));
    lines.add(
        faults(
            "success with the id of no snapshot", any(cell -> cell.outcome().equals("wrong id"))));
    lines.add(
        faults(
            "another outcome, or more attempts or snapshots, than with another HTTP client",
            row -> row.stream().map(Summary::withoutNames).distinct().count() > 1));
    lines.add("");
    lines.add(row("`legacy`", List.of(HttpClient.values())));
    lines.add("|---".repeat(HttpClient.values().length + 1) + "|");
    Table legacy = Objects.requireNonNull(tables.get(Mode.LEGACY));
    for (String fault : STRIKING) {
      lines.add(
          row(
              "`" + fault + "`",
              legacy.row(fault).values().stream().map(Summary::inWords).toList()));
    }
    return String.join("\n", lines) + "\n";
  }

  private String faults(String label, Predicate<Collection<Cell>> counted) {
    return row(
        label,
        List.of(
            figure(
                table ->
                    table.faults().stream()
                        .filter(fault -> counted.test(table.row(fault).values()))
                        .count())));
  }

  /** Of every mode, if they differ. */
  private String figure(ToLongFunction<Table> count) {
    return tables.values().stream()
        .map(table -> Long.toString(count.applyAsLong(table)))
        .distinct()
        .collect(Collectors.joining(" / "));
  }

  private static Predicate<Collection<Cell>> any(Predicate<Cell> cell) {
    return row -> row.stream().anyMatch(cell);
  }

  private static Predicate<Collection<Cell>> all(Predicate<Cell> cell) {
    return row -> row.stream().allMatch(cell);
  }

  /** Exceptions have other names with each client. */
  private static List<String> withoutNames(Cell cell) {
    return Arrays.asList(cell.outcome(), cell.attempts(), cell.snapshots());
  }

  private static String inWords(Cell cell) {
    StringBuilder words = new StringBuilder(cell.outcome());
    if (!cell.attempts().equals("1")) {
      words.append(" ×").append(cell.attempts());
    }
    if (!cell.outcome().equals("snapshot") || !cell.snapshots().equals("1")) {
      words.append(", ").append(cell.snapshots());
      words.append(cell.snapshots().equals("1") ? " snapshot" : " snapshots");
    }
    return words.toString();
  }

  private static String row(String first, List<?> others) {
    StringBuilder row = new StringBuilder("| ").append(first);
    others.forEach(other -> row.append(" | ").append(other));
    return row.append(" |").toString();
  }
}
