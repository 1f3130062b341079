package dev.snapgate.examples.benchmarks.server;

/** A server of one contender, up and answering. */
interface Server {

  Served served();

  /** Forgets the requests that were answered, where the contender keeps them all. */
  default void forget() {}

  /** One more place on the same server, where every request is left without an answer. */
  default Served stalling() {
    throw new UnsupportedOperationException("Nothing here stalls");
  }

  /** Makes and closes so many, with a request to each. */
  default void makeAndClose(int gateways) throws Exception {
    throw new UnsupportedOperationException("Nothing here is made and closed");
  }
}
