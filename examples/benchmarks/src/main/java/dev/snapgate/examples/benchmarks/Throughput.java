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

/**
 * Requests of this process, answered by another. A request is signed when its round begins; the
 * server verifies it each time that it comes.
 */
final class Throughput implements Measurement {

  private static final List<Contender> CONTENDERS =
      List.of(Contender.SNAPGATE, Contender.WIREMOCK, Contender.WIREMOCK_SCHEMA, Contender.JDK);
  private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);

  private record Key(Contender contender, int connections) {}

  private record Peer(Child child, Served served) {}

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
    return comparisons();
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

  private List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    for (int connections : CONNECTIONS) {
      String by = ", " + connections + (connections == 1 ? " connection" : " connections");
      Comparison rate = compared("requests per second" + by, "/s", perSecond, connections);
      if (connections == 8) {
        rate =
            Comparison.of(rate.what(), rate.unit(), rate.subject())
                .against(rate.against().get(0).series(), Budget.atLeast(2.5, 4))
                .against(rate.against().get(1).series(), Budget.atLeast(3.5, 6))
                .against(rate.against().get(2).series());
      }
      Comparison slowest = compared("p99" + by, "ms", slow, connections);
      if (connections == 64) {
        slowest =
            Comparison.of(slowest.what(), slowest.unit(), slowest.subject())
                .against(slowest.against().get(0).series(), Budget.atMost(0.5, 0.3))
                .against(slowest.against().get(1).series())
                .against(slowest.against().get(2).series());
      }
      all.add(rate);
      all.add(compared("p50" + by, "ms", median, connections));
      all.add(slowest);
      all.add(compared("processor time of a request" + by, "µs", processor, connections));
    }
    return all;
  }

  private static Comparison compared(
      String what, String unit, Rounds<Key> rounds, int connections) {
    Comparison comparison =
        Comparison.of(
            what,
            unit,
            rounds.series(new Key(Contender.SNAPGATE, connections), Contender.SNAPGATE));
    for (Contender contender : CONTENDERS.subList(1, CONTENDERS.size())) {
      comparison = comparison.against(rounds.series(new Key(contender, connections), contender));
    }
    return comparison;
  }
}
