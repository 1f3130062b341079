package dev.snapgate.examples.benchmarks;

/** How the tests of a suite are kept apart. */
enum SuiteKind {
  SNAPGATE("Snapgate, parallel", "snapgate", true),
  WIREMOCK_STATIC("one static WireMock, serial", "wiremock-static", false),
  WIREMOCK_FRESH("a fresh WireMock per method, parallel", "wiremock-fresh", true),
  EMPTY("Maven and JUnit with empty tests", "empty", true);

  private final String label;
  private final String folder;
  private final boolean parallel;

  SuiteKind(String label, String folder, boolean parallel) {
    this.label = label;
    this.folder = folder;
    this.parallel = parallel;
  }

  /** Of its template and of its project. */
  String folder() {
    return folder;
  }

  boolean isParallel() {
    return parallel;
  }

  @Override
  public String toString() {
    return label;
  }
}
