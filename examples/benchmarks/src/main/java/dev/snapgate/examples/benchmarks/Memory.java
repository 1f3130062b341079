package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.Footprint;
import dev.snapgate.examples.benchmarks.server.Served;
import dev.snapgate.examples.benchmarks.server.SignedRequest;
import java.io.IOException;
import java.util.List;

/** What is left after many requests to one gateway, and after many gateways. */
final class Memory implements Measurement {

  private static final double MIB = 1 << 20;
  private static final int CONNECTIONS = 8;

  /** Signed anew for each, since a signature is good for some minutes. */
  private static final int REQUESTS_AT_ONCE = 50_000;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    Footprint some;
    Footprint many;
    try (Child child = Contender.SNAPGATE.start(settings)) {
      Served served = child.served();
      send(served, Settings.SOME_REQUESTS);
      some = child.footprint();
      send(served, settings.manyRequests() - Settings.SOME_REQUESTS);
      many = child.footprint();
    }
    Footprint before;
    Footprint after;
    try (Child child = Contender.SNAPGATE.start(settings)) {
      child.served();
      // The first ones load classes, start threads, and fill the list of closed keys.
      child.order("make-and-close 100");
      before = child.footprint();
      child.order("make-and-close " + Settings.GATEWAYS);
      after = child.footprint();
    }
    String first = Figures.number(Settings.SOME_REQUESTS);
    return List.of(
        Comparison.of(
                "heap after requests",
                "MiB",
                Series.of("after " + Figures.number(settings.manyRequests()), many.heap() / MIB))
            .against(Series.of("after " + first, some.heap() / MIB), Budget.atMost(1.1, 1)),
        gateways("heap", "MiB", after.heap() / MIB, before.heap() / MIB),
        gateways("threads", "", after.threads(), before.threads()),
        gateways("open files and sockets", "", after.files(), before.files()));
  }

  private static Comparison gateways(String what, String unit, double after, double before) {
    return Comparison.of(
            what + ", gateways made and closed",
            unit,
            Series.of("after " + Figures.number(Settings.GATEWAYS), after))
        .against(Series.of("before", before));
  }

  private static void send(Served served, int requests) throws IOException {
    for (int left = requests; left > 0; left -= REQUESTS_AT_ONCE) {
      LoadClient.ofRequests(
          Math.min(left, REQUESTS_AT_ONCE),
          served.port(),
          new SignedRequest(served).bytes(),
          CONNECTIONS);
    }
  }
}
