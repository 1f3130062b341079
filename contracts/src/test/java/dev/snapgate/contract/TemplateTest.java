package dev.snapgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final Map<String, String> BINDINGS = Map.of("run", "r1", "a", "$1\\${b}");

  private static String filled(String template) {
    return new Template(template).fill(BINDINGS);
  }

  @Test
  void fillsNamesAndLeavesThoseThatAreNotBound() {
    assertThat(filled("<${run}> ${unbound}")).isEqualTo("<r1> ${unbound}");
    assertThat(new Template("${run} ${any} ${b} ${run} ${repeat(x,2)}").names())
        .containsExactly("run", "b");
  }

  @Test
  void takesAValueAsItIs() {
    assertThat(filled("${a}${run}")).isEqualTo("$1\\${b}r1");
  }

  @Test
  void repeatsATextOfAnyLength() {
    assertThat(filled("${repeat(x,3)}|${repeat(ab,2)}|${repeat(😀,2)}|${repeat(x,0)}"))
        .isEqualTo("xxx|abab|😀😀|");
  }

  @Test
  void padsToSoManyCodePointsOfThisTextAlone() {
    assertThat(filled("${run}${padTo(5,x)}")).isEqualTo("r1xxx");
    assertThat(filled("😀${padTo(3,😀)}!")).isEqualTo("😀😀😀!");
    assertThat(filled("${padTo(255,😀)}").codePointCount(0, 510)).isEqualTo(255);
    assertThat(filled("long enough${padTo(5,x)}")).isEqualTo("long enough");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "$", "{}", "${run}", "${any}", "${repeat(x,1)}"})
  void isWellFormed(String template) {
    assertThat(new Template(template).isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${",
        "${}",
        "${run",
        "${run_id}",
        "${ run}",
        "${repeat(x)}",
        "${padTo(x,5)}",
        "${padTo(5)}"
      })
  void isNotWellFormed(String template) {
    assertThat(new Template(template).isWellFormed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain | plain | true",
        "plain | plain text | false",
        "plain | a plain | false",
        "${run} | r1 | true",
        "${run} | ${run} | false",
        "a${any}z | az | true",
        "a${any}z | a to z | true",
        "a${any}z | a to z! | false",
        "a${any}z | to z | false",
        "${any}z | az | true",
        "${any}z | zz | true",
        "a${any} | a | true",
        "a${any} | ba | false",
        "${any} | anything | true",
        "a${any}b${any}c | a1b2c | true",
        "a${any}b${any}c | a1c2b | false",
        "ab${any}bc | abc | false",
        "${repeat(x,3)}${any} | xxxy | true",
        "${repeat(x,3)}${any} | xxy | false",
      })
  void matchesWithAnythingWhereAnythingMayStand(String template, String found, boolean matches) {
    assertThat(new Template(template).matches(found, BINDINGS)).isEqualTo(matches);
  }
}
