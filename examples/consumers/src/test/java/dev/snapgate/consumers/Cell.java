package dev.snapgate.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A row of {@code cells.tsv}: a project of a user.
 *
 * @param name its name, and that of its folder in {@code target/cells}
 * @param in the selections that it is in beside {@code all}
 * @param jdk the major version of the JDK that builds and runs it
 * @param expected whether it works, or is refused
 * @param files of {@code src/consumer}: its tests, or its one program, and what they need
 * @param says what the failure on purpose says, or the line that refuses it; an ellipsis stands for
 *     anything
 * @param uses what it has beside Snapgate; see {@link CellPom}
 */
record Cell(
    String name,
    List<String> in,
    int jdk,
    Expected expected,
    List<String> files,
    String says,
    List<String> uses) {

  enum Expected {
    WORKS,
    REFUSED
  }

  static List<Cell> selected(String selection) throws IOException {
    List<Cell> all;
    try (var lines = Files.lines(Path.of("cells.tsv"))) {
      all = lines.skip(1).map(Cell::read).toList();
    }
    List<String> wanted = words(selection, ",");
    for (String word : wanted) {
      if (all.stream().noneMatch(cell -> cell.isCalled(word))) {
        throw new IllegalArgumentException(
            "-Dcells=" + selection + ": no cell is called '" + word + "'; see cells.tsv");
      }
    }
    return all.stream().filter(cell -> wanted.stream().anyMatch(cell::isCalled)).toList();
  }

  private boolean isCalled(String word) {
    return word.equals("all") || word.equals(name) || in.contains(word);
  }

  private static Cell read(String line) {
    String[] values = line.split("\t", -1);
    if (values.length != 7) {
      throw new IllegalArgumentException("cells.tsv: seven columns, and not: " + line);
    }
    return new Cell(
        values[0],
        words(values[1], ","),
        Integer.parseInt(values[2]),
        Expected.valueOf(values[3].toUpperCase(Locale.ROOT)),
        words(values[4], ","),
        values[5],
        words(values[6], " "));
  }

  private static List<String> words(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).filter(word -> !word.isEmpty()).toList();
  }

  boolean isProgram() {
    return files.size() == 1 && files.get(0).endsWith("Main");
  }

  boolean usesTheSdk() {
    return uses.stream().anyMatch(use -> use.startsWith("software.amazon.awssdk:"));
  }

  Pattern pattern() {
    return Pattern.compile(
        Arrays.stream(says.split("\u2026", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  @Override
  public String toString() {
    return name;
  }
}
