package dev.snapgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a | required | a | absent | /a is required (modelled: m), but is absent.",
        "/a | minLength | 1 | '\"\"' | /a must have at least 1 character (modelled: m), but is \"\".",
        "/a | maxLength | 255 | '\"x\"' | /a must have at most 255 characters (modelled: m), but is \"x\".",
        "/a | maxItems | 50 | [] | /a must have at most 50 items (modelled: m), but is [].",
        "/a | pattern | ^x$ | '\"\"' | /a must match ^x$ (modelled: m), but is \"\".",
        "/a | notPattern | ^x | '\"x\"' | /a must not match ^x (modelled: m), but is \"x\".",
        "'' | type | object | 7 | The body must be of type object (modelled: m), but is 7.",
        "/a | patternCost | ^x$ | '\"x\"' | /a must not be too costly to check against ^x$ (modelled: m), but is \"x\".",
        "'' | schemaCost | f.json | {} | The body must not be too costly to check against f.json (modelled: m), but is {}.",
        "/a | other | x | 7 | /a must satisfy other x (modelled: m), but is 7.",
      })
  void readsAsASentence(String pointer, String rule, String limit, String value, String sentence) {
    assertThat(new Violation(pointer, rule, limit, value, "modelled: m")).hasToString(sentence);
  }
}
