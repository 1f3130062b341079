package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Reading bodies against a schema that is no contract's. */
class PayloadReaderTest {

  private static final String DOCUMENT =
      """
      {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {},
       "components": {"schemas": {
         "Box": {"type": "object", "required": ["size"], "additionalProperties": false,
                 "properties": {"size": {"$ref": "#/components/schemas/Size"},
                                "boxes": {"type": "array", "items": {"$ref": "#/components/schemas/Box"}}}},
         "Size": {"type": "integer", "minimum": 1, "default": 2}}}}
      """;

  private static Function<byte[], Payload> reader(String document, String pointer) {
    return Payload.reader("boxes.json", document.getBytes(UTF_8), pointer);
  }

  private static Payload read(String body) {
    return reader(DOCUMENT, "/components/schemas/Box").apply(body.getBytes(UTF_8));
  }

  @Test
  void readsWhatTheSchemaTakes() {
    Payload payload = read("{\"size\":1,\"boxes\":[{\"size\":7}]}");

    assertThat(payload.violations()).isEmpty();
    assertThat(payload.size("/boxes")).isEqualTo(1);
  }

  @Test
  void followsReferencesAndSaysWhatIsWrongWithoutASource() {
    assertThat(read("{\"size\":1,\"boxes\":[{\"size\":0,\"colour\":\"red\"}]}").violations())
        .extracting(Violation::toString)
        .containsExactlyInAnyOrder(
            "/boxes/0/size must be at least 1, but is 0.",
            "/boxes/0/colour is not a member that the contract knows, but is \"red\".");
    assertThat(read("{}").violations().get(0)).hasToString("/size is required, but is absent.");
  }

  @Test
  void whatIsNoJsonIsUnreadable() {
    assertThat(read("[]").unreadable()).isPresent();
  }

  @Test
  void aSchemaThatIsNoneIsNamed() {
    assertThatThrownBy(() -> reader("[]", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("boxes.json");
    assertThatThrownBy(() -> reader(DOCUMENT, "/components/schemas/Bag"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("boxes.json: #/components/schemas/Bag");
    assertThatThrownBy(() -> reader(DOCUMENT, "components/schemas/Box"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'components/schemas/Box' is not a JSON pointer, which begins with a slash:"
                + " '/components/schemas/Box'");
  }
}
