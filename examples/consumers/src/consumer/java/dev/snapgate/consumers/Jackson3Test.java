package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.PackageVersion;
import tools.jackson.databind.ObjectMapper;

/** The application's own Jackson, of the major version that has packages of its own. */
class Jackson3Test {

  @Test
  void isOfTheVersionThatTheApplicationAskedFor() {
    assertEquals("3.3.0", PackageVersion.VERSION.toString());
    assertEquals(Map.of("a", 1), new ObjectMapper().readValue("{\"a\": 1}", Map.class));
  }
}
