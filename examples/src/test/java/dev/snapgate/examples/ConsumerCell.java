package dev.snapgate.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the README says of a row of {@code consumers/cells.tsv}. */
record ConsumerCell(
    String name, String jdk, boolean isRefused, String says, Map<String, String> versions) {

  private static final List<String> COLUMNS =
      List.of("cell", "in", "jdk", "is", "files", "says", "uses");

  static List<ConsumerCell> all() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("consumers", "cells.tsv"));
    if (!lines.get(0).equals(String.join("\t", COLUMNS))) {
      throw new IllegalStateException("cells.tsv has other columns than " + COLUMNS);
    }
    return lines.stream().skip(1).map(line -> read(line.split("\t", -1))).toList();
  }

  private static ConsumerCell read(String... values) {
    return new ConsumerCell(
        values[0],
        values[2],
        values[3].equals("refused"),
        values[5],
        Stream.of(values[6].split(" ", -1))
            .map(use -> use.replaceFirst("^(parent|bom):", ""))
            .filter(use -> use.matches("(?!property:|without:)[a-z.]+:[^:]+:[^:]+"))
            .map(use -> use.split(":", -1))
            .collect(Collectors.toMap(use -> use[1], use -> use[2], (a, b) -> a, TreeMap::new)));
  }

  @Override
  public String toString() {
    return name;
  }
}
