package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of {@code fixture/README.md} with what was built and run; its versions are those of the
 * cells.
 */
final class CompatibilityTable {

  private static final String BEGIN = "<!-- examples/consumers/cells.tsv -->\n";
  private static final String END = "<!-- end of cells -->\n";

  /** A row of an artifact: its name in backticks, the versions, and the rest. */
  private static final Pattern ROW = Pattern.compile("(\\|[^|`]*`([^`|]+)`[^|]*\\| )[^|]*( \\|.*)");

  private CompatibilityTable() {}

  /** The text with the versions that the cells have now. */
  static String fill(String readme) throws IOException {
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(end).as("the README has both marks of the cells").isGreaterThanOrEqualTo(begin);
    Map<String, Set<String>> versions = versions();
    String table =
        readme
            .substring(begin, end)
            .lines()
            .map(line -> fill(line, versions) + "\n")
            .collect(Collectors.joining());
    assertThat(versions).as("what cells.tsv uses and no row of the README names").isEmpty();
    return readme.substring(0, begin) + table + readme.substring(end);
  }

  private static String fill(String line, Map<String, Set<String>> versions) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      return line;
    }
    Set<String> found = versions.remove(row.group(2));
    assertThat(found).as("cells of cells.tsv that use %s", row.group(2)).isNotNull();
    return row.group(1) + String.join(", ", found) + row.group(3);
  }

  private static Map<String, Set<String>> versions() throws IOException {
    Map<String, Set<String>> versions = new TreeMap<>();
    for (ConsumerCell cell : ConsumerCell.all()) {
      if (!cell.isRefused()) {
        add(versions, "java", cell.jdk());
        cell.versions().forEach((artifact, version) -> add(versions, artifact, version));
      }
    }
    // It only keeps the SDK from asking for a logger.
    versions.remove("slf4j-nop");
    return versions;
  }

  private static void add(Map<String, Set<String>> versions, String artifact, String version) {
    versions
        .computeIfAbsent(
            artifact, any -> new TreeSet<>((a, b) -> Arrays.compare(numbers(a), numbers(b))))
        .add(version);
  }

  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
