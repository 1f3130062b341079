package dev.snapgate.verify;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import java.util.Optional;

/** Why a case is not sent: what the settings leave out, or what ended the run. */
final class Skips {

  private static final int UNREACHABLE_ENDS_RUN = 3;

  private final Inducible highest;
  private final Settings.Effects effects;
  private boolean interrupted;
  private int unreachableInARow;

  Skips(Inducible highest, Settings.Effects effects) {
    this.highest = highest;
    this.effects = effects;
  }

  /**
   * Why a case is not run, if it is not.
   *
   * @param cost how many snapshots the cases before it may have made
   */
  Optional<String> reason(ContractCase contractCase, int cost) {
    Optional<String> end = interruption();
    if (end.isPresent()) {
      return end;
    }
    if (unreachableInARow >= UNREACHABLE_ENDS_RUN) {
      return Optional.of(
          "The run has ended: " + UNREACHABLE_ENDS_RUN + " cases in a row got no response.");
    }
    Inducible inducible = contractCase.inducible();
    boolean isArranged = effects.state(contractCase).isPresent();
    boolean mayCreate = Accounting.mayCreate(contractCase);
    if (inducible != Inducible.ANONYMOUS && !mayCreate && highest == Inducible.ANONYMOUS) {
      return Optional.of("Needs credentials, and the run stops before.");
    }
    if (Accounting.namesWhatExists(inducible)) {
      if (!isArranged) {
        return Optional.of(
            "Needs "
                + contractCase.given().orElse("a state that has no name")
                + (inducible == Inducible.NEVER
                    ? ", which cannot be asked for politely."
                    : "; say which volume with bind(state, arn) (--state), or how with given(state,"
                        + " handler)."));
      }
      if (mayCreate && !Accounting.namesWhatExists(highest)) {
        return Optional.of(
            "Names an existing volume, so it may create a snapshot, which costs money;"
                + " allowingEffects() (--allow-effects) lets it run.");
      }
      if (mayCreate && cost >= effects.maxSnapshots()) {
        return Optional.of(
            "The bound of snapshots is reached; maxSnapshots (--max-snapshots) is "
                + effects.maxSnapshots()
                + ".");
      }
    }
    if (contractCase.given().isPresent() && !isArranged) {
      return Optional.of(
          "Needs " + contractCase.given().get() + "; say how with given(state, handler).");
    }
    return Optional.empty();
  }

  /** Whether the thread is asked to stop; once it was, the run has ended. */
  Optional<String> interruption() {
    interrupted |= Thread.currentThread().isInterrupted();
    return interrupted ? Optional.of("The run has ended: it was interrupted.") : Optional.empty();
  }

  void answered() {
    unreachableInARow = 0;
  }

  void unanswered() {
    unreachableInARow++;
  }
}
