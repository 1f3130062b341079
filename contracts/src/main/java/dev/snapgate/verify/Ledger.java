package dev.snapgate.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may have been created, written before it can be: one line of JSON when a request goes out
 * and one when it is known what came of it. A first line without a second one is open.
 *
 * <p>It holds real ARNs and ids, for it is there to clean up with; it never leaves this machine by
 * itself, and no secret is in it.
 */
final class Ledger implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** A stream, since an interrupt closes a channel, and then what was made cannot be told. */
  private final FileOutputStream out;

  private final Map<String, Entry> open = new LinkedHashMap<>();

  private Ledger(Path file, FileOutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** A request of which nobody knows what it made. */
  record Entry(String run, String caseKey, String volume) {

    @Override
    public String toString() {
      return "Run " + run + ", " + caseKey + ": there may be a snapshot of " + volume + ".";
    }
  }

  /** Opens the file, and takes over what earlier runs left open in it. */
  static Ledger open(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Ledger ledger = new Ledger(file, new FileOutputStream(file.toFile(), true));
      // What is no UTF-8 is of a line that was cut off.
      String before = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      ledger.readAll(before.lines().toList());
      if (!before.isEmpty() && !before.endsWith("\n")) {
        ledger.write("\n");
      }
      return ledger;
    } catch (IOException e) {
      throw failed(file, "opened", e);
    }
  }

  private static UncheckedIOException failed(Path file, String what, IOException e) {
    return new UncheckedIOException(
        "The ledger "
            + file
            + " cannot be "
            + what
            + " ("
            + e
            + "), and nothing that may cost money is sent without one; name another file with"
            + " ledger(file) (--ledger).",
        e);
  }

  private void readAll(List<String> lines) {
    for (String line : lines) {
      JsonNode entry = parsed(line);
      note(
          entry.path("run").asText(),
          entry.path("case").asText(),
          entry.path("state").asText(),
          entry.path("volume").asText());
    }
  }

  /** A line that a killed run was still writing counts for nothing: its request was not sent. */
  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException halfWritten) {
      return MissingNode.getInstance();
    }
  }

  private void note(String run, String caseKey, String state, String volume) {
    String id = run + " " + caseKey;
    switch (state) {
      case "sent" -> open.put(id, new Entry(run, caseKey, volume));
      case "made", "none" -> open.remove(id);
      default -> {
        // "unknown": stays open.
      }
    }
  }

  /** Before a request that may create a snapshot. */
  void sent(String run, String caseKey, String volume, Instant at) {
    write(entry(run, caseKey, "sent").put("volume", volume).put("at", at.toString()));
    note(run, caseKey, "sent", volume);
  }

  /** The endpoint says that it made this one. */
  void made(String run, String caseKey, String snapshotId) {
    write(entry(run, caseKey, "made").put("snapshot", snapshotId));
    note(run, caseKey, "made", "");
  }

  /** The endpoint refused. */
  void none(String run, String caseKey, int status) {
    write(entry(run, caseKey, "none").put("status", status));
    note(run, caseKey, "none", "");
  }

  /** Nobody knows. */
  void unknown(String run, String caseKey, String reason) {
    write(entry(run, caseKey, "unknown").put("reason", reason));
  }

  private static ObjectNode entry(String run, String caseKey, String state) {
    return JSON.createObjectNode().put("run", run).put("case", caseKey).put("state", state);
  }

  private void write(ObjectNode entry) {
    write(entry + "\n");
  }

  private void write(String line) {
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      // What the power cut leaves is what counts.
      out.getFD().sync();
    } catch (IOException e) {
      throw failed(file, "written", e);
    }
  }

  /** Each request of which nobody knows what it made. */
  List<Entry> openEntries() {
    return List.copyOf(open.values());
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failed(file, "closed", e);
    }
  }
}
