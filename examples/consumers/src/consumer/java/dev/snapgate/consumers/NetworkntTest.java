package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application's own schema library, of a major version that ours is incompatible with. */
class NetworkntTest {

  @Test
  void validatesInItsOwnWords() {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"maxLength\": 3}");

    List<String> messages =
        schema.validate("\"four\"", InputFormat.JSON).stream()
            .map(message -> message.getMessage())
            .toList();

    assertEquals(List.of("$: must be at most 3 characters long"), messages);
  }
}
