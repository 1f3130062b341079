package dev.snapgate.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One check of one body: what was found, and what it has cost so far. Costs are counted and never
 * timed, so that a body gets the same answer on every machine; only how deep a pattern may recurse
 * is up to the thread's stack.
 */
final class BoundedCheck extends ExecutionContext {

  /**
   * What the check of one body may cost. A step is one character that a pattern reads.
   *
   * <p>That is 32 for each byte of the largest body that the fake takes unless told otherwise (1
   * MiB). A linear pattern reads a character once or twice, so ten of them for a value of that size
   * have room. A pattern that costs the square of the length is cut off at some eight thousand
   * characters, one that doubles with each character at some twenty-five. On a machine of 2026 the
   * whole budget lasts about a second.
   */
  static final int STEPS = 32 << 20;

  /** A keyword costs more time than a character, in proportion to one. */
  static final int STEPS_PER_KEYWORD = 4;

  /**
   * How many keywords and members may lie around one another. A recursive schema spends three on
   * each level of a body, which lets it descend some five hundred; twice as many would fill the
   * usual stack of 1 MB, and the answer would be up to the machine.
   */
  static final int DEPTH = 1_500;

  // More than is reported, so that cutting does not depend on the order of evaluation in any schema
  // we know.
  private static final int COLLECTED = 1_000;

  private static final ExecutionConfig CONFIG = ExecutionConfig.builder().build();

  private final List<Error> reported = getErrors();
  private final int steps;
  private int left;
  private int spentOnPatterns;
  private int spentOnCostliest = -1;
  private @Nullable Costly costliest;
  private int depth;

  /**
   * @param steps what this check may cost; {@link #STEPS} outside of tests
   */
  BoundedCheck(int steps) {
    super(CONFIG);
    this.steps = steps;
    this.left = steps;
  }

  /** A pattern that was tried on a value. */
  record Costly(BoundedPattern.Validator pattern, JsonNode value, NodePath place) {}

  /**
   * Checks a body, as far as the budget reaches.
   *
   * @return false if it did not reach to the end
   */
  boolean run(Schema schema, JsonNode body) {
    try {
      schema.validate(this, body);
      return true;
    } catch (TooCostly e) {
      return false;
    } catch (StackOverflowError e) {
      costliest = null;
      return false;
    }
  }

  /** What was found, whether or not the budget reached to the end. */
  List<Error> found() {
    return reported;
  }

  /**
   * The pattern that is to blame where the budget did not reach to the end: the costliest of the
   * check. Empty if the patterns have cost less than the rest of the schema, or if the depth is to
   * blame.
   */
  Optional<Costly> costliest() {
    return spentOnPatterns >= (steps - left) / 2
        ? Optional.ofNullable(costliest)
        : Optional.empty();
  }

  /** The steps that were taken so far. */
  int spent() {
    return steps - left;
  }

  /** The steps that may still be taken. */
  int left() {
    return left;
  }

  /** Books what a pattern has cost, even if it came to no end. */
  void spend(int steps, BoundedPattern.Validator pattern, JsonNode value, NodePath place) {
    left -= steps;
    spentOnPatterns += steps;
    if (steps > spentOnCostliest) {
      spentOnCostliest = steps;
      costliest = new Costly(pattern, value, place);
    }
  }

  /** Blames a pattern whatever it has cost: the stack is spent. */
  void blame(BoundedPattern.Validator pattern, JsonNode value, NodePath place) {
    spentOnPatterns = steps;
    spentOnCostliest = steps;
    costliest = new Costly(pattern, value, place);
  }

  /** Called by the library before each keyword of each schema. */
  @Override
  public void evaluationPathAddLast(String keywordOrMember) {
    left -= STEPS_PER_KEYWORD;
    if (left < 0) {
      throw new TooCostly();
    }
    if (++depth > DEPTH) {
      costliest = null;
      throw new TooCostly();
    }
    super.evaluationPathAddLast(keywordOrMember);
  }

  @Override
  public void evaluationPathAddLast(int index) {
    depth++;
    super.evaluationPathAddLast(index);
  }

  @Override
  public void evaluationPathRemoveLast() {
    depth--;
    super.evaluationPathRemoveLast();
  }

  /** A hundred thousand bad items make a hundred thousand errors; keeps the first of them. */
  @Override
  public void addError(Error error) {
    // Conditions collect in lists of their own, whose emptiness matters.
    if (getErrors() != reported || reported.size() < COLLECTED) {
      super.addError(error);
    }
  }
}
