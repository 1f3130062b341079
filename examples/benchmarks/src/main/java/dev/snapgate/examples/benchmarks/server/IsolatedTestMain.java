package dev.snapgate.examples.benchmarks.server;

import java.time.Duration;
import java.util.Arrays;

/** A process that runs one contender's isolated test over and over, and tells what one takes. */
public final class IsolatedTestMain {

  private static final int MOST = 1_000_000;
  private static final int FEWEST = 5;

  private IsolatedTestMain() {}

  /** The contender, seconds of warm-up, seconds of measurement. */
  public static void main(String... arguments) throws Exception {
    try (IsolatedTest test = test(arguments[0])) {
      repeat(test, Duration.ofSeconds(Long.parseLong(arguments[1])));
      long[] nanos = repeat(test, Duration.ofSeconds(Long.parseLong(arguments[2])));
      Arrays.sort(nanos);
      System.out.println(nanos[nanos.length / 2]);
    }
    System.exit(0);
  }

  private static IsolatedTest test(String contender) throws Exception {
    return switch (contender) {
      case "snapgate" -> new SnapgateIsolatedTest();
      case "wiremock-reset" -> new WireMockResetTest();
      case "wiremock-fresh" -> new WireMockFreshTest();
      case "mockwebserver" -> new MockWebServerFreshTest();
      default -> throw new IllegalArgumentException("No contender " + contender);
    };
  }

  /** What each run took. */
  private static long[] repeat(IsolatedTest test, Duration time) throws Exception {
    long[] nanos = new long[MOST];
    int count = 0;
    long end = System.nanoTime() + time.toNanos();
    long before = System.nanoTime();
    do {
      test.run();
      long after = System.nanoTime();
      nanos[count++] = after - before;
      before = after;
    } while ((before < end || count < FEWEST) && count < MOST);
    return Arrays.copyOf(nanos, count);
  }
}
