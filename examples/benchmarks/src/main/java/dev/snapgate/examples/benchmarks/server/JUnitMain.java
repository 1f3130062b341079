package dev.snapgate.examples.benchmarks.server;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A process with one server inside a JUnit test, started by the contender's extension. */
public final class JUnitMain {

  private JUnitMain() {}

  /** The contender. */
  public static void main(String... arguments) {
    Class<?> test =
        arguments[0].equals("snapgate") ? SnapgateJUnitServer.class : WireMockJUnitServer.class;
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request().selectors(selectClass(test)).build(), summary);
    summary.getSummary().getFailures().forEach(failure -> failure.getException().printStackTrace());
    System.exit(1);
  }
}
