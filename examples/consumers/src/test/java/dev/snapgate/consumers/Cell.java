package dev.snapgate.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A row of {@code cells.tsv}: a project of a user.
 *
 * @param name its name, and that of its folder in {@code target/cells}
 * @param in the selections that it is in beside {@code all}
 * @param jdk the major version of the JDK that builds and runs it
 * @param runs its test classes, or the one class with a main method
 * @param failsWith what the failure on purpose says
 * @param dependencies what it has beside Snapgate, as {@code group:artifact:version}
 */
record Cell(
    String name,
    List<String> in,
    int jdk,
    List<String> runs,
    String failsWith,
    List<String> dependencies) {

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
    if (values.length != 6) {
      throw new IllegalArgumentException("cells.tsv: six columns, and not: " + line);
    }
    return new Cell(
        values[0],
        words(values[1], ","),
        Integer.parseInt(values[2]),
        words(values[3], ","),
        values[4],
        words(values[5], " "));
  }

  private static List<String> words(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).filter(word -> !word.isEmpty()).toList();
  }

  boolean isProgram() {
    return runs.size() == 1 && runs.get(0).endsWith("Main");
  }

  boolean usesTheSdk() {
    return dependencies.stream().anyMatch(gav -> gav.startsWith("software.amazon.awssdk:"));
  }

  @Override
  public String toString() {
    return name;
  }
}
