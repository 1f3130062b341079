package dev.snapgate.examples.atlas;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.awssdk.ErrorAnswer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What became of one call: four columns of the table.
 *
 * @param outcome "snapshot" for the id of a snapshot that was made, "null id" for a success without
 *     an id, "wrong id" for any other success, "error" for an exception
 * @param error the exception and its root cause; of an answer of the service its status, and what
 *     it names
 * @param attempts how often the client tried
 * @param snapshots how many were made
 */
record Cell(String outcome, String error, String attempts, String snapshots) {

  /** Between what a column may say in the table, where it varies. */
  private static final String OR = " | ";

  static Cell of(String outcome, Optional<Throwable> thrown, int attempts, int snapshots) {
    return new Cell(
        outcome,
        thrown.map(Cell::error).orElse("-"),
        Integer.toString(attempts),
        Integer.toString(snapshots));
  }

  static Cell parse(List<String> columns) {
    return new Cell(columns.get(0), columns.get(1), columns.get(2), columns.get(3));
  }

  List<String> columns() {
    return List.of(outcome, error, attempts, snapshots);
  }

  /** Whether this cell of the table says what was measured, or lets it be so. */
  boolean allows(Cell measured) {
    for (int i = 0; i < columns().size(); i++) {
      if (!alternatives(columns().get(i)).contains(measured.columns().get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean varies() {
    return columns().stream().anyMatch(column -> alternatives(column).size() > 1);
  }

  int mostSnapshots() {
    return alternatives(snapshots).stream().mapToInt(Integer::parseInt).max().orElseThrow();
  }

  private static List<String> alternatives(String column) {
    return List.of(column.split(Pattern.quote(OR)));
  }

  private static String error(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    if (thrown instanceof SdkServiceException answered) {
      Optional<ErrorAnswer> answer = AwsSdk.errorAnswer(thrown);
      return name
          + " "
          + answered.statusCode()
          + answer
              .flatMap(ErrorAnswer::code)
              .or(() -> answer.flatMap(ErrorAnswer::type))
              .map(" "::concat)
              .orElse("");
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = Objects.requireNonNull(root.getCause());
    }
    return root == thrown ? name : name + " < " + root.getClass().getSimpleName();
  }

  @Override
  public String toString() {
    return String.join(", ", outcome, error, attempts + " attempts", snapshots + " snapshots");
  }
}
