package dev.snapgate.internal.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: a failure leaves the previous report, and never half of one.
 */
public final class ReportFile {

  /** Writes what goes into the file. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private ReportFile() {}

  public static void write(Path file, Content content) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        writeThrough(file, content);
        return;
      }
      // A link stays one, and what it leads to is replaced.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = target.getParent();
      if (folder == null) {
        throw new FileSystemException(file.toString(), null, "it is not the name of a file");
      }
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      replace(folder, target, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the report " + file + ": " + reason(e), e);
    }
  }

  /** Without the name of the file, which may be one that the user has never heard of. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException notAFolder) {
      return notAFolder.getFile() + " is not a folder";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }

  private static void replace(Path folder, Path target, Content content) throws IOException {
    // Not Files.createTempFile: what that makes only its owner may read.
    Path fresh = folder.resolve(".snapgate-" + UUID.randomUUID() + ".tmp");
    try {
      try (OutputStream out =
          new BufferedOutputStream(
              Files.newOutputStream(
                  fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        content.writeTo(out);
      }
      try {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** A pipe or a terminal, such as /dev/stdout, cannot be replaced. */
  private static void writeThrough(Path file, Content content) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.writeTo(out);
    }
  }
}
