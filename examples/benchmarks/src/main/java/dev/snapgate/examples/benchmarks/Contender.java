package dev.snapgate.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What is measured, and what it is measured against. */
enum Contender {
  SNAPGATE("Snapgate", false, List.of("snapgate"), "snapgate"),
  WIREMOCK("WireMock, one stub", false, List.of("wiremock"), "wiremock"),
  WIREMOCK_SCHEMA("WireMock, `matchingJsonSchema`", false, List.of("wiremock-schema"), "wiremock"),
  MOCK_WEB_SERVER("MockWebServer 3", false, List.of("mockwebserver"), "mockwebserver"),
  JDK("the JDK's server, a constant", false, List.of("jdk")),
  SNAPGATE_IN_JUNIT("Snapgate", true, List.of("snapgate"), "snapgate", "junit"),
  WIREMOCK_IN_JUNIT(
      "`WireMockExtension`, one stub", true, List.of("wiremock"), "wiremock", "junit");

  private static final String SCHEMA =
      "/dev/snapgate/contracts/create-snapshot/2013-06-30/request.schema.json";

  private final String label;
  private final boolean inJUnit;
  private final List<String> arguments;
  private final List<String> classPath;

  Contender(String label, boolean inJUnit, List<String> arguments, String... classPath) {
    this.label = label;
    this.inJUnit = inJUnit;
    this.arguments = arguments;
    this.classPath = List.of(classPath);
  }

  boolean isInJUnit() {
    return inJUnit;
  }

  String[] classPath() {
    return classPath.toArray(String[]::new);
  }

  String[] arguments(Settings settings) {
    return this == WIREMOCK_SCHEMA
        ? new String[] {arguments.get(0), schema(settings).toString()}
        : arguments.toArray(String[]::new);
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
