package dev.snapgate.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.report.ReportFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
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

  /** Of a longer line, which no run has written, nothing is kept. */
  private static final int LONGEST_LINE = 1 << 16;

  private final Path file;

  /** A stream, since an interrupt closes a channel, and then what was made cannot be told. */
  private final FileOutputStream out;

  private final Map<String, Entry> open;

  private Ledger(Path file, FileOutputStream out, Map<String, Entry> open) {
    this.file = file;
    this.out = out;
    this.open = open;
  }

  /** A request of which it is unknown what it made. */
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
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileSystemException(
            file.toString(), null, Files.isDirectory(file) ? "it is a folder" : "it is not a file");
      }
      Map<String, Entry> open = new LinkedHashMap<>();
      boolean endsWithin = Files.exists(file) && readAll(file, open);
      Ledger ledger = new Ledger(file, new FileOutputStream(file.toFile(), true), open);
      if (endsWithin) {
        ledger.endLine();
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
            + ReportFile.reason(e)
            + "), and nothing that may cost money is sent without one; name another file with"
            + " ledger(file) (--ledger).",
        e);
  }

  /**
   * Notes what the file holds, one line at a time: it may have grown over years.
   *
   * @return whether its last line has no end
   */
  private static boolean readAll(Path file, Map<String, Entry> open) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = '\n';
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        last = next;
        if (next == '\n') {
          note(line, open);
        } else if (line.size() <= LONGEST_LINE) {
          line.write(next);
        }
      }
    }
    note(line, open);
    return last != '\n';
  }

  private static void note(ByteArrayOutputStream line, Map<String, Entry> open) {
    if (line.size() <= LONGEST_LINE) {
      // What is not UTF-8 is of a line that was cut off.
      JsonNode entry = parsed(line.toString(StandardCharsets.UTF_8));
      note(
          open,
          entry.path("run").asText(),
          entry.path("case").asText(),
          entry.path("state").asText(),
          entry.path("volume").asText());
    }
    line.reset();
  }

  /** A line that a killed run was still writing counts for nothing: its request was not sent. */
  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException halfWritten) {
      return MissingNode.getInstance();
    }
  }

  private static void note(
      Map<String, Entry> open, String run, String caseKey, String state, String volume) {
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
    note(open, run, caseKey, "sent", volume);
  }

  /** The endpoint says that it made this one. */
  void made(String run, String caseKey, String snapshotId) {
    write(entry(run, caseKey, "made").put("snapshot", snapshotId));
    note(open, run, caseKey, "made", "");
  }

  /** The endpoint refused. */
  void none(String run, String caseKey, int status) {
    write(entry(run, caseKey, "none").put("status", status));
    note(open, run, caseKey, "none", "");
  }

  /** It is unknown. */
  void unknown(String run, String caseKey, String reason) {
    write(entry(run, caseKey, "unknown").put("reason", reason));
  }

  private static ObjectNode entry(String run, String caseKey, String state) {
    return JSON.createObjectNode().put("run", run).put("case", caseKey).put("state", state);
  }

  /** Ends the line that a killed run did not, or closes the file. */
  private void endLine() {
    try {
      write("\n");
    } catch (UncheckedIOException e) {
      try {
        out.close();
      } catch (IOException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
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

  /** Each request of which it is unknown what it made. */
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
