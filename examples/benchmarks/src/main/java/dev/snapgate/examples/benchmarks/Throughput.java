package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.Served;
import dev.snapgate.examples.benchmarks.server.SignedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Requests of this process, answered by another. A request is signed when its round begins; the
 * server verifies it each time that it comes.
 */
final class Throughput implements Measurement {

  private static final List<Contender> CONTENDERS =
      List.of(Contender.SNAPGATE, Contender.WIREMOCK, Contender.WIREMOCK_SCHEMA, Contender.JDK);
  private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);

  /** Against WireMock with one stub, and with a schema. */
  private static final List<Budget> RATES = List.of(Budget.atLeast(2.5, 4), Budget.atLeast(3.5, 6));

  private record Key(Contender contender, int connections) {}

  private record Peer(Child child, Served served) {}

  private final Rounds<Contender> first = new Rounds<>();
  private final Rounds<Key> perSecond = new Rounds<>();
  private final Rounds<Key> median = new Rounds<>();
  private final Rounds<Key> slow = new Rounds<>();
  private final Rounds<Key> processor = new Rounds<>();

  @Override
  public String name() {
    return "throughput";
  }

  @Override
  public List<Comparison> measure(Settings settings) throws IOException {
    for (int round = 0; round < settings.loadRounds(); round++) {
      for (Contender contender : CONTENDERS) {
        try (Child child = contender.start(settings)) {
          Load load = load(new Peer(child, child.served()), settings.firstLoad(), 8);
          first.add(contender, load.perSecond());
        }
      }
    }
    Map<Contender, Peer> peers = new EnumMap<>(Contender.class);
    try {
      for (Contender contender : CONTENDERS) {
        Child child = contender.start(settings);
        Peer peer = new Peer(child, child.served());
        peers.put(contender, peer);
        load(peer, settings.loadWarmUp(), 8);
      }
      for (int round = 0; round < settings.loadRounds(); round++) {
        for (int connections : CONNECTIONS) {
          peers.forEach(
              (contender, peer) ->
                  measure(new Key(contender, connections), peer, settings.loadTime()));
        }
      }
    } finally {
      peers.values().forEach(peer -> peer.child().close());
    }
    return comparisons(settings.firstLoad());
  }

  private void measure(Key key, Peer peer, Duration time) {
    long before = peer.child().processorTime().toNanos();
    Load load = load(peer, time, key.connections());
    long used = peer.child().processorTime().toNanos() - before;
    perSecond.add(key, load.perSecond());
    median.add(key, load.percentile(50));
    slow.add(key, load.percentile(99));
    processor.add(key, used / 1e3 / load.nanos().length);
  }

  private static Load load(Peer peer, Duration time, int connections) {
    peer.child().order("forget");
    try {
      return LoadClient.during(
          time, peer.served().port(), new SignedRequest(peer.served()).bytes(), connections);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<Comparison> comparisons(Duration young) {
    List<Comparison> all = new ArrayList<>();
    all.add(
        held(
            compared(
                "requests per second, 8 connections, first "
                    + young.toSeconds()
                    + " seconds of a server",
                "/s",
                contender -> first.series(contender)),
            RATES));
    for (int connections : CONNECTIONS) {
      String by = ", " + connections + (connections == 1 ? " connection" : " connections");
      Comparison rate = compared("requests per second" + by, "/s", perSecond, connections);
      all.add(connections == 8 ? held(rate, RATES) : rate);
      if (connections == 8) {
        all.add(forComparison(by));
      }
      all.add(compared("p50" + by, "ms", median, connections));
      Comparison slowest = compared("p99" + by, "ms", slow, connections);
      all.add(connections == 64 ? held(slowest, List.of(Budget.atMost(0.5, 0.3))) : slowest);
      all.add(compared("processor time of a request" + by, "µs", processor, connections));
    }
    return all;
  }

  /** What a server's rate comes to that has nothing to do. */
  private Comparison forComparison(String by) {
    Function<Contender, Series> rates =
        contender -> perSecond.series(new Key(contender, 8), contender);
    return Comparison.of(
            "requests per second" + by + ", for comparison", "/s", rates.apply(Contender.JDK))
        .against(rates.apply(Contender.WIREMOCK))
        .against(rates.apply(Contender.WIREMOCK_SCHEMA));
  }

  /** With the budgets of the first that it is against. */
  private static Comparison held(Comparison comparison, List<Budget> budgets) {
    Comparison held = Comparison.of(comparison.what(), comparison.unit(), comparison.subject());
    for (int i = 0; i < comparison.against().size(); i++) {
      Series series = comparison.against().get(i).series();
      held = i < budgets.size() ? held.against(series, budgets.get(i)) : held.against(series);
    }
    return held;
  }

  private static Comparison compared(
      String what, String unit, Rounds<Key> rounds, int connections) {
    return compared(
        what, unit, contender -> rounds.series(new Key(contender, connections), contender));
  }

  private static Comparison compared(String what, String unit, Function<Contender, Series> series) {
    Comparison comparison = Comparison.of(what, unit, series.apply(Contender.SNAPGATE));
    for (Contender contender : CONTENDERS.subList(1, CONTENDERS.size())) {
      comparison = comparison.against(series.apply(contender));
    }
    return comparison;
  }
}
