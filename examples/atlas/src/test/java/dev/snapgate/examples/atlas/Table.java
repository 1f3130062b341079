package dev.snapgate.examples.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One mode's part of the atlas: what each fault does to each HTTP client, as a file of
 * tab-separated columns with a line for the clients that agree.
 */
final class Table {

  private static final String ALL = "all";
  private static final List<String> COLUMNS =
      List.of("fault", "clients", "outcome", "error", "attempts", "snapshots");

  private final Map<String, Map<HttpClient, Cell>> rows = new LinkedHashMap<>();

  /** The file of a mode, as it was committed. */
  static Path file(Mode mode) {
    return Path.of(mode + ".tsv");
  }

  /** The table of a file; empty if there is none. */
  static Table read(Path file) throws IOException {
    Table table = new Table();
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(1, lines.size())) {
        List<String> columns = List.of(line.split("\t", -1));
        Cell cell = Cell.parse(columns.subList(2, columns.size()));
        for (HttpClient client : clients(columns.get(1))) {
          table.put(columns.get(0), client, cell);
        }
      }
    }
    return table;
  }

  void put(String fault, HttpClient client, Cell cell) {
    rows.computeIfAbsent(fault, any -> new EnumMap<>(HttpClient.class)).put(client, cell);
  }

  List<String> faults() {
    return List.copyOf(rows.keySet());
  }

  /** The cells of a fault, by client; none of a fault that the table does not have. */
  Map<HttpClient, Cell> row(String fault) {
    return rows.getOrDefault(fault, Map.of());
  }

  Optional<Cell> cell(String fault, HttpClient client) {
    return Optional.ofNullable(row(fault).get(client));
  }

  /** This measured table, with the alternatives of a committed one where that allows a cell. */
  Table inWordsOf(Table committed) {
    Table merged = new Table();
    rows.forEach(
        (fault, row) ->
            row.forEach(
                (client, cell) ->
                    merged.put(
                        fault,
                        client,
                        committed
                            .cell(fault, client)
                            .filter(known -> known.allows(cell))
                            .orElse(cell))));
    return merged;
  }

  /** A sentence for each cell that this committed table does not have as it was measured. */
  List<String> differences(Table measured) {
    List<String> differences = new ArrayList<>();
    measured.rows.forEach(
        (fault, row) ->
            row.forEach(
                (client, cell) -> {
                  Optional<Cell> known = cell(fault, client);
                  if (known.filter(any -> any.allows(cell)).isEmpty()) {
                    differences.add(
                        fault
                            + ", "
                            + client
                            + ": the file says "
                            + known.map(Cell::toString).orElse("nothing")
                            + "; measured was "
                            + cell);
                  }
                }));
    rows.keySet().stream()
        .filter(fault -> !measured.rows.containsKey(fault))
        .forEach(fault -> differences.add(fault + ": the file has it, and there is no such fault"));
    return differences;
  }

  /** The clients of a row that agree, and on what. */
  static Map<Cell, List<HttpClient>> grouped(Map<HttpClient, Cell> row) {
    Map<Cell, List<HttpClient>> groups = new LinkedHashMap<>();
    row.forEach(
        (client, cell) -> groups.computeIfAbsent(cell, any -> new ArrayList<>()).add(client));
    return groups;
  }

  /** The text of the file. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
    rows.forEach(
        (fault, row) ->
            grouped(row)
                .forEach(
                    (cell, clients) ->
                        text.append(fault)
                            .append('\t')
                            .append(names(clients))
                            .append('\t')
                            .append(String.join("\t", cell.columns()))
                            .append('\n')));
    return text.toString();
  }

  private static String names(List<HttpClient> clients) {
    return clients.size() == HttpClient.values().length
        ? ALL
        : clients.stream().map(Objects::toString).collect(Collectors.joining(", "));
  }

  private static List<HttpClient> clients(String names) {
    return names.equals(ALL)
        ? List.of(HttpClient.values())
        : Arrays.stream(names.split(", ")).map(HttpClient::named).toList();
  }
}
