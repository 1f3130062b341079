package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The application's own schema library, of the major version that reads by Jackson 3. */
class Networknt3Test {

  @Test
  void validatesInItsOwnWords() {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema("{\"maxLength\": 3}");

    List<String> messages =
        schema.validate("\"four\"", InputFormat.JSON).stream()
            .map(error -> error.getMessage())
            .toList();

    assertEquals(List.of("must be at most 3 characters long"), messages);
  }
}
