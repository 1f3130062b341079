package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Violation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run may have created: counted, and written to the ledger before it can be. */
final class Accounting implements AutoCloseable {

  /** Where a violation says that another error came than the promised one, or none. */
  private static final Set<String> WHICH_ERROR =
      Set.of("", "status", "/__type", "/error/errorCode");

  private final String run;
  private final Path file;
  private @Nullable Ledger ledger;

  /** Snapshots that there may be, of the cases that name an existing volume. */
  private int spent;

  private int made;

  Accounting(String run, Path file) {
    this.run = run;
    this.file = file;
  }

  /** Whether a case of this tier names something that exists. */
  static boolean namesWhatExists(Inducible inducible) {
    return inducible.compareTo(Inducible.AUTHENTICATED) > 0;
  }

  /** Whether a snapshot may come of the case, also where a refusal is promised. */
  static boolean mayCreate(ContractCase contractCase) {
    return contractCase.contract().creates() && namesWhatExists(contractCase.inducible());
  }

  /** The ledger, opened when it is needed first. */
  Ledger ledger() {
    Ledger open = ledger;
    if (open == null) {
      open = Ledger.open(file);
      ledger = open;
    }
    return open;
  }

  /** Snapshots that there may be. */
  int spent() {
    return spent;
  }

  /** Snapshots that the endpoint said it made. */
  int made() {
    return made;
  }

  /** To be called before a request is sent that may create something. */
  void sending(ContractCase contractCase, String volume, Instant now) {
    ledger().sent(run, contractCase.key(), volume, now);
    // A refusal that was promised costs nothing; until it is there, it may.
    spent++;
  }

  void unanswered(ContractCase contractCase, String reason) {
    if (mayCreate(contractCase)) {
      ledger().unknown(run, contractCase.key(), reason);
    }
  }

  void answered(ContractCase contractCase, Sender.Response response, List<Violation> violations) {
    if (response.status() < 300 && contractCase.contract().creates()) {
      made++;
    }
    if (mayCreate(contractCase)) {
      conclude(
          contractCase,
          response,
          violations.stream().map(Violation::pointer).noneMatch(WHICH_ERROR::contains));
    }
  }

  /**
   * What is known of a request that might have created something.
   *
   * @param promised whether the answer is what the contract promises, at least which error it is
   */
  private void conclude(ContractCase contractCase, Sender.Response response, boolean promised) {
    Optional<String> snapshot =
        contractCase.contract().readResponse(response.body()).text("/SnapshotId");
    if (response.status() < 300 && snapshot.isPresent()) {
      ledger().made(run, contractCase.key(), snapshot.get());
    } else if (response.status() / 100 == 4 || (promised && response.status() >= 400)) {
      ledger().none(run, contractCase.key(), response.status());
      spent--;
    } else {
      ledger()
          .unknown(
              run, contractCase.key(), "status " + response.status() + " without a snapshot's id");
    }
  }

  /** The requests of which it is not known what they made; none if no ledger was needed. */
  List<Ledger.Entry> open() {
    Ledger written = ledger;
    return written == null ? List.of() : written.openEntries();
  }

  /** Where the ledger is, if the run needed one. */
  Optional<String> file() {
    return Optional.ofNullable(ledger).map(Ledger::file).map(Object::toString);
  }

  @Override
  public void close() {
    if (ledger != null) {
      ledger.close();
    }
  }
}
