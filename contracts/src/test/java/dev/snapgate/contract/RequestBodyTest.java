package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  /** The member b of an object, since only objects are read. */
  private static RequestBody body(String json) {
    byte[] bytes = ("{\"b\":" + json + "}").getBytes(UTF_8);
    return new RequestBody(
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
    RequestBody text =
        new RequestBody(body("\"\"").json(), Optional.of(new Template("{\"a\":\"${run}\"")));

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
