package dev.snapgate.consumers;

import dev.snapgate.fake.FakeGateway;
import dev.snapgate.jupiter.WithFakeGateway;
import org.junit.Test;

/** JUnit 4, which knows nothing of the annotation. */
public class JUnit4FieldTest {

  @WithFakeGateway private FakeGateway gateway;

  @Test
  public void isNotInjected() {
    gateway.addVolume();
  }
}
