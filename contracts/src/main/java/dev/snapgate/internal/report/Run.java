package dev.snapgate.internal.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is true of the run as a whole.
 *
 * @param id the run's id, which the snapshots it made carry in tag and description
 * @param service the service, as IAM names it: {@code storagegateway}
 * @param endpoint the URI, such as {@code http://127.0.0.1:8080}; of a recording, with the word
 *     recording before it
 * @param edition the edition of the contract
 * @param snapshots how many snapshots the endpoint said it made; of a plan, the most it can make
 * @param open what the ledger could not close, a sentence each; empty if all is known
 * @param ledger where the ledger is, if the run needed one
 */
public record Run(
    String id,
    String service,
    int edition,
    String endpoint,
    Instant startedAt,
    int snapshots,
    List<String> open,
    Optional<String> ledger) {

  public Run {
    open = List.copyOf(open);
  }
}
