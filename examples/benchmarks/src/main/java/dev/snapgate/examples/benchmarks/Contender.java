package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.JUnitMain;
import dev.snapgate.examples.benchmarks.server.ServerMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What is measured, and what it is measured against. */
enum Contender {
  SNAPGATE("Snapgate", "snapgate", "snapgate", false),
  WIREMOCK("WireMock, one stub", "wiremock", "wiremock", false),
  WIREMOCK_SCHEMA("WireMock, `matchingJsonSchema`", "wiremock-schema", "wiremock", false),
  MOCK_WEB_SERVER("MockWebServer 3", "mockwebserver", "mockwebserver", false),
  JDK("the JDK's server, a constant", "jdk", "", false),
  SNAPGATE_IN_JUNIT("Snapgate", "snapgate", "snapgate", true),
  WIREMOCK_IN_JUNIT("`WireMockExtension`, one stub", "wiremock", "wiremock", true);

  private static final String SCHEMA =
      "/dev/snapgate/contracts/storagegateway/create-snapshot/2013-06-30/request.schema.json";

  private final String label;
  private final String argument;
  private final String classPath;
  private final boolean inJUnit;

  Contender(String label, String argument, String classPath, boolean inJUnit) {
    this.label = label;
    this.argument = argument;
    this.classPath = classPath;
    this.inJUnit = inJUnit;
  }

  /** Starts it in a process of its own. */
  Child start(Settings settings) {
    ClassPath all = new ClassPath(settings);
    return inJUnit
        ? Child.java(settings, all.with(classPath, "junit"), JUnitMain.class, argument)
        : Child.java(
            settings,
            classPath.isEmpty() ? all.with() : all.with(classPath),
            ServerMain.class,
            arguments(settings));
  }

  private String[] arguments(Settings settings) {
    return this == WIREMOCK_SCHEMA
        ? new String[] {argument, schema(settings).toString()}
        : new String[] {argument};
  }

  /** The contract's own schema, so that both check the same. */
  private static Path schema(Settings settings) {
    Path file = settings.results().resolve("request.schema.json");
    try (InputStream schema = Objects.requireNonNull(Contender.class.getResourceAsStream(SCHEMA))) {
      Files.write(file, schema.readAllBytes());
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String toString() {
    return label;
  }
}
