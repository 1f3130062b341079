package dev.snapgate.consumers;

import dev.snapgate.fake.FakeGateway;

/** The least that a program does with Snapgate. */
final class CreatesMain {

  private CreatesMain() {}

  public static void main(String[] arguments) {
    FakeGateway.create().close();
  }
}
