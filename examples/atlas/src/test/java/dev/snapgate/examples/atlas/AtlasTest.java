package dev.snapgate.examples.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The atlas is what the SDK does today. A cell that has changed is a finding: either a fault does
 * something else, or the SDK does.
 */
class AtlasTest {

  /** Other JDKs and systems name some errors of a socket differently. */
  private static final boolean WHERE_IT_WAS_MEASURED =
      Runtime.version().feature() == 17 && OS.LINUX.isCurrentOs();

  private static final String TIMEOUT = ".* < (Socket|Connect|Read)TimeoutException";

  /** The cells that differ from one measurement to the next, and why they cannot do otherwise. */
  private static final Map<String, String> RACES =
      Map.of(
          "reset-on-accept",
          "the reset meets a client before it writes, between two writes, or when it reads; where"
              + " url-connection throws an exception that is not the SDK's, it stops trying",
          "reset-while-sending",
          "netty calls the reset by another name when it meets it between two writes",
          "tls-handshake-reset",
          "netty may see the end of its connection before the reset that ended it",
          "answered-before-read",
          "netty takes an answer before its request is written for the end of the connection",
          "connection-refused",
          "netty loses a refusal now and then on a busy machine, waits for a connection as long as it"
              + " may, and tries no more");

  static List<Mode> modes() {
    return Mode.ofThisJvm();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theSdkDoesWhatTheAtlasSays(Mode mode, @TempDir Path folder) throws Exception {
    Table committed = Table.read(Table.file(mode));
    Table measured = new Measurement(mode, folder).all();
    Table fresh = measured.inWordsOf(committed);
    Path freshFile =
        Files.writeString(Path.of("target").resolve(Table.file(mode)), fresh.toString());

    List<String> differences = committed.differences(measured);
    String report =
        "examples/atlas/"
            + Table.file(mode)
            + " on JDK "
            + Runtime.version()
            + ": "
            + differences.size()
            + " cells differ"
            + differences.stream().map("\n  "::concat).collect(Collectors.joining());
    if (!WHERE_IT_WAS_MEASURED) {
      System.out.println(report);
      return;
    }
    assertThat(differences)
        .as("%s%nIf that is meant, copy examples/atlas/%s there.", report, freshFile)
        .isEmpty();
    assertThat(Files.readString(Table.file(mode)))
        .as("the text of the file; copy examples/atlas/%s there", freshFile)
        .isEqualTo(fresh.toString());
  }

  @ParameterizedTest
  @EnumSource
  void nothingVariesWithoutAReason(Mode mode) throws Exception {
    Table table = Table.read(Table.file(mode));

    Set<String> varying =
        table.faults().stream()
            .filter(fault -> table.row(fault).values().stream().anyMatch(Cell::varies))
            .collect(Collectors.toSet());

    assertThat(varying).isEqualTo(RACES.keySet());
  }

  @ParameterizedTest
  @EnumSource
  void onlyAStallNeedsAClientsPatience(Mode mode) throws Exception {
    Table table = Table.read(Table.file(mode));

    Set<String> timedOut =
        table.faults().stream()
            .filter(
                fault ->
                    table.row(fault).values().stream()
                        .anyMatch(cell -> cell.error().matches(TIMEOUT)))
            .collect(Collectors.toSet());

    assertThat(timedOut).isEqualTo(Measurement.STALLS);
  }

  @Test
  void aChangedCellIsNamedWithBothOfItsValues() {
    Table committed = new Table();
    Table measured = new Table();
    committed.put("same", HttpClient.NETTY, new Cell("snapshot", "-", "1 | 2", "1"));
    measured.put("same", HttpClient.NETTY, new Cell("snapshot", "-", "2", "1"));
    committed.put("changed", HttpClient.APACHE, new Cell("snapshot", "-", "1", "1"));
    measured.put("changed", HttpClient.APACHE, new Cell("null id", "-", "1", "1"));
    measured.put("new", HttpClient.APACHE5, new Cell("error", "SdkClientException", "4", "0"));
    committed.put("gone", HttpClient.APACHE5, new Cell("error", "SdkClientException", "4", "0"));

    assertThat(committed.differences(measured))
        .containsExactly(
            "changed, apache: the file says snapshot, -, 1 attempts, 1 snapshots; measured was"
                + " null id, -, 1 attempts, 1 snapshots",
            "new, apache5: the file says nothing; measured was error, SdkClientException, 4"
                + " attempts, 0 snapshots",
            "gone: the file has it, and there is no such fault");
    assertThat(measured.inWordsOf(committed).cell("same", HttpClient.NETTY))
        .hasValueSatisfying(cell -> assertThat(cell.attempts()).isEqualTo("1 | 2"));
  }
}
