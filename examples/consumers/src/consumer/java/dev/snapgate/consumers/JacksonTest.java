package dev.snapgate.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application's own Jackson. */
class JacksonTest {

  @Test
  void isOfTheVersionThatTheApplicationAskedFor() throws Exception {
    assertEquals("2.15.4", PackageVersion.VERSION.toString());
    assertEquals("2.15.4", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString());
    assertEquals(Map.of("a", 1), new ObjectMapper().readValue("{\"a\": 1}", Map.class));
  }
}
