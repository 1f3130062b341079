package dev.snapgate.verify;

import static dev.snapgate.verify.SampleReports.conforms;
import static dev.snapgate.verify.SampleReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        .hasMessage("Cannot write the report " + file + ": java.io.IOException: the disk is full");
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

  @Test
  void doesNotReplaceADevice() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "there is no /dev/null here");

    write(device, "new");

    assertThat(Files.isRegularFile(device)).isFalse();
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
