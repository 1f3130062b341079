package dev.snapgate.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.snapgate.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The place that the files of a service's contracts are in. */
@FunctionalInterface
interface ContractFiles {

  /** More than any contract has, and less than what fills a heap. */
  long MOST_BYTES = 4 << 20;

  /** The bytes of the file with this name; empty if there is none. */
  Optional<byte[]> bytes(String name) throws IOException;

  /** What comes before a file's name when people are told of it. */
  default String place() {
    return "";
  }

  /**
   * Refuses a file of the folder {@code cases} that is not among these, which nothing would run.
   *
   * @param folder of the operation, with a slash at its end; empty for the service's own cases
   */
  default void checkCases(String folder, List<String> ids) {}

  /** Refuses the folder of an operation that is not among these, which nothing would read. */
  default void checkOperations(List<String> listed) {}

  /** Whether the tests of this library have checked the files, so that the start need not. */
  default boolean trusted() {
    return false;
  }

  /** The files that are shipped with this library. */
  static ContractFiles bundled() {
    return new ContractFiles() {
      @Override
      public Optional<byte[]> bytes(String name) throws IOException {
        try (InputStream in =
            ContractFiles.class.getResourceAsStream(
                "/dev/snapgate/contracts/storagegateway/".concat(name))) {
          return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
      }

      @Override
      public boolean trusted() {
        return true;
      }
    };
  }

  /** The files of a folder. */
  static ContractFiles in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "'"
              + folder
              + (Files.exists(folder) ? "' is not a folder" : "' does not exist")
              + "; give the folder that holds service.json");
    }
    return new ContractFiles() {
      @Override
      public Optional<byte[]> bytes(String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
          return Optional.empty();
        }
        BasicFileAttributes attributes;
        try {
          attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
          throw new FileSystemException(name, null, "it is a link to a file that is not there");
        }
        if (!attributes.isRegularFile()) {
          // Nobody waits for the end of a pipe or a device.
          throw new FileSystemException(
              name, null, attributes.isDirectory() ? "it is a folder" : "it is not a regular file");
        }
        if (attributes.size() > MOST_BYTES) {
          throw new FileSystemException(
              name, null, "it has more than the " + MOST_BYTES + " bytes that a contract may have");
        }
        return Optional.of(Files.readAllBytes(file));
      }

      @Override
      public String place() {
        return folder + "/";
      }

      @Override
      public void checkOperations(List<String> listed) {
        try (Stream<Path> folders = Files.list(folder)) {
          for (Path each : folders.sorted().toList()) {
            if (Files.exists(each.resolve("operation.json"))
                && !listed.contains(each.getFileName().toString())) {
              throw new IllegalArgumentException(
                  each
                      + " is not among \"operations\" of service.json; list it there, or delete"
                      + " it");
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(folder + " cannot be read: " + reason(e), e);
        }
      }

      @Override
      public void checkCases(String operation, List<String> ids) {
        Path cases = folder.resolve(operation + "cases");
        if (!Files.isDirectory(cases)) {
          return;
        }
        Set<String> listed = Set.copyOf(ids);
        try (Stream<Path> files = Files.list(cases)) {
          for (Path file : files.sorted().toList()) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".json") || !listed.contains(name.substring(0, name.length() - 5))) {
              throw new IllegalArgumentException(
                  file
                      + " is not among \"cases\" of "
                      + (operation.isEmpty() ? "service.json" : "operation.json")
                      + "; list it there, or delete it");
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(cases + " cannot be read: " + reason(e), e);
        }
      }
    };
  }

  /** Reads a file that must be there. */
  default ObjectNode read(String name) {
    Optional<ObjectNode> document = readIfPresent(name);
    if (document.isEmpty()) {
      throw new IllegalArgumentException(
          label(name) + " is missing; every contract folder has this file");
    }
    return document.get();
  }

  default Optional<ObjectNode> readIfPresent(String name) {
    Optional<byte[]> bytes;
    try {
      bytes = bytes(name);
    } catch (IOException e) {
      throw new UncheckedIOException(label(name) + " cannot be read: " + reason(e), e);
    }
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Json.Document document = Json.read(bytes.get());
    ObjectNode root = document.root();
    if (root == null) {
      throw new IllegalArgumentException(
          label(name) + " is not one JSON object: " + document.problem());
    }
    return Optional.of(root);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission is denied";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }

  default String label(String name) {
    return place().concat(name);
  }
}
