package dev.snapgate.consumers;

import dev.snapgate.assertj.SnapgateAssertions;
import dev.snapgate.fake.FakeGateway;

/** The least that needs AssertJ. */
final class AssertsMain {

  private AssertsMain() {}

  public static void main(String[] arguments) {
    try (FakeGateway gateway = FakeGateway.create()) {
      SnapgateAssertions.assertThat(gateway).hasNoRequests();
    }
  }
}
