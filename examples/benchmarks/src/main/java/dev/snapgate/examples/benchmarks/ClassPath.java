package dev.snapgate.examples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class paths that the build has written down, one for each thing that somebody depends on. */
final class ClassPath {

  private final Path folder;

  ClassPath(Settings settings) {
    this.folder = settings.folder();
  }

  /** The jars of these, each once. */
  List<Path> jars(String... names) {
    return Arrays.stream(names).flatMap(this::jarsOf).distinct().toList();
  }

  /** The jars of these behind the classes of the benchmarks themselves. */
  String with(String... names) {
    return Stream.concat(Stream.of(folder.resolve("classes")), jars(names).stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Stream<Path> jarsOf(String name) {
    try {
      return Arrays.stream(
              Files.readString(folder.resolve("class-path").resolve(name))
                  .trim()
                  .split(File.pathSeparator))
          .map(Path::of);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
