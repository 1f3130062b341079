package dev.snapgate.verify;

import static dev.snapgate.verify.SampleReports.conforms;
import static dev.snapgate.verify.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapgate.internal.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

  private final Path folder;

  ReportFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void makesTheFoldersThatAreMissing() {
    Path file = folder.resolve("a/b/report.json");

    report(conforms("a")).writeJson(file);

    assertThat(file).isRegularFile();
  }

  @Test
  void replacesAFileAndLeavesNothingBesideIt() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");

    write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(folder).isDirectoryContaining(file::equals);
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void leavesTheOldFileWhereWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");

    assertThatThrownBy(
            () ->
                ReportFile.write(
                    file,
                    out -> {
                      out.write('n');
                      throw new IOException("the disk is full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write the report " + file + ": the disk is full");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("report");
  }

  @Test
  void namesAFolderThatCannotBeWrittenAsAFile() {
    assertThatThrownBy(() -> report(conforms("a")).writeHtml(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write the report " + folder)
        .hasMessageEndingWith("it is a folder");
  }

  @Test
  void writesWhereALinkLeads() throws IOException {
    Path file = Files.writeString(folder.resolve("report"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("report"));

    write(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  /**
   * Of our own in a temporary folder: a test that fails must not replace a device of the machine.
   */
  @Test
  void writesIntoAPipeAndDoesNotReplaceIt() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(makePipe(pipe), "not checked with a pipe: the command \"mkfifo\" makes none here");
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });

    write(pipe, "new");

    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(read.get()).isEqualTo("new");
  }

  private static boolean makePipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  @Test
  void canBeReadByWhomAnyNewFileCan() throws IOException {
    Path file = folder.resolve("report");
    write(file, "new");
    Path other = Files.writeString(folder.resolve("other"), "");
    assumeTrue(
        Files.getFileStore(file).supportsFileAttributeView("posix"), "files have no permissions");

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  private static void write(Path file, String text) {
    ReportFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
