package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.internal.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTemplateTest {

  /** The member b of an object, since only objects are read. */
  private static BodyTemplate body(String json) {
    byte[] bytes = ("{\"b\":" + json + "}").getBytes(UTF_8);
    return new BodyTemplate(
        Objects.requireNonNull(Json.read(bytes).root(), json).path("b"), Optional.empty());
  }

  private static String filled(String json) {
    return body(json).fill(Map.of("run", "r1"));
  }

  @Test
  void fillsEveryStringAndKeepsAllElse() {
    assertThat(
            filled(
                "{\"${run}\":\"${run}\",\"n\":[1,1.50,true,null,\"${run}\",{\"x\":\"${repeat(y,2)}\"}]}"))
        .isEqualTo("{\"${run}\":\"r1\",\"n\":[1,1.50,true,null,\"r1\",{\"x\":\"yy\"}]}");
  }

  @Test
  void countsFromOneWhatIsRepeated() {
    assertThat(
            filled(
                "[\"first\",{\"$repeat\":3,\"item\":{\"Key\":\"k${index}\",\"Value\":\"${run}\"}},\"${index}\"]"))
        .isEqualTo(
            "[\"first\",{\"Key\":\"k1\",\"Value\":\"r1\"},{\"Key\":\"k2\",\"Value\":\"r1\"},"
                + "{\"Key\":\"k3\",\"Value\":\"r1\"},\"${index}\"]");
  }

  @Test
  void fillsATextWithoutReadingIt() {
    BodyTemplate text =
        new BodyTemplate(body("\"\"").json(), Optional.of(new Template("{\"a\":\"${run}\"")));

    assertThat(text.fill(Map.of("run", "\"r1"))).isEqualTo("{\"a\":\"\"r1\"");
    assertThat(text.templates()).containsExactly(new Template("{\"a\":\"${run}\""));
  }

  @Test
  void needsNoBindingForTheNumberOfWhatIsRepeated() {
    assertThat(
            body("[{\"$repeat\":2,\"item\":\"k${index}${run}\"},\"${index}\"]")
                .templates()
                .map(Template::names))
        .extracting(Object::toString)
        .containsExactly("[run]", "[index]");
  }

  private static String differences(String expected, String found) {
    return String.join(
        "; ",
        body(expected).differences(body(found).json(), Map.of("run", "r1")).stream()
            .map(each -> each.pointer() + " " + each.rule() + " " + each.expected() + each.found())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {\"a\":1} | ``",
        "{\"a\":\"${run}\"} | {\"a\":\"r1\"} | ``",
        "{\"a\":\"${run}\"} | {\"a\":\"r2\"} | /a equals r1r2",
        "{\"a\":\"x${any}\"} | {\"a\":\"y\"} | /a equals x${any}y",
        "{\"a\":\"${any}\"} | {\"a\":[1]} | ``",
        "{\"a\":\"${any}\"} | {} | /a present absent",
        "{\"a\":\"${any}\"} | {\"a\":null} | /a present absent",
        "{\"a\":null} | {} | ``",
        "{\"a\":null} | {\"a\":7} | /a absent 7",
        "{\"a\":7} | {\"a\":7.0} | ``",
        "{\"a\":7} | {\"a\":8} | /a equals 78",
        "{\"a\":7} | {\"a\":\"7\"} | /a equals 7\"7\"",
        "{\"a\":true} | {\"a\":true} | ``",
        "{\"a\":true} | {\"a\":false} | /a equals truefalse",
        "{\"a\":[]} | {\"a\":[1]} | /a equals an array of the length 0[1]",
        "{\"a\":[{\"b\":\"x\"}]} | {\"a\":[{\"b\":\"y\",\"c\":1}]} | /a/0/b equals xy",
        "[{\"$repeat\":2,\"item\":\"k${index}\"}] | [\"k1\",\"k3\"] | /1 equals k2k3",
      })
  void differsInThesePlaces(String expected, String found, String differences) {
    assertThat(differences(expected, found)).isEqualTo(differences);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "[[]]",
        "[{\"$repeat\":1000,\"item\":[null]}]",
      })
  void isWellFormed(String json) {
    assertThat(body(json).isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$repeat\":1,\"item\":1}",
        "{\"a\":{\"$repeat\":1,\"item\":1}}",
        "[{\"$repeat\":0,\"item\":1}]",
        "[{\"$repeat\":1001,\"item\":1}]",
        "[{\"$repeat\":18446744073709551617,\"item\":1}]",
        "[{\"$repeat\":1.5,\"item\":1}]",
        "[{\"$repeat\":\"2\",\"item\":1}]",
        "[{\"$repeat\":2}]",
        "[{\"$repeat\":2,\"items\":1}]",
        "[{\"$repeat\":2,\"item\":1,\"more\":1}]",
        "[{\"$repeat\":2,\"item\":{\"$repeat\":2,\"item\":1}}]",
        "[{\"$repeat\":1,\"item\":[{\"$repeat\":1000,\"item\":null}]}]",
        "{\"a\":[1,{\"b\":[{\"$repeat\":2}]}]}",
      })
  void isNotWellFormed(String json) {
    assertThat(body(json).isWellFormed()).isFalse();
  }
}
