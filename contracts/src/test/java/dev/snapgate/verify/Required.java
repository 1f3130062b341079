package dev.snapgate.verify;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;

/**
 * What a test needs of the machine. Where it is missing the test is skipped and says what to
 * install; with {@code -Dsnapgate.require=browser} it fails.
 */
final class Required {

  private Required() {}

  static void missing(String tool, String whatToDo) {
    String message = "not checked with a " + tool + ": " + whatToDo;
    if (List.of(System.getProperty("snapgate.require", "").split(",", -1)).contains(tool)) {
      fail(message + " (-Dsnapgate.require asks for it)");
    }
    abort(message);
  }
}
