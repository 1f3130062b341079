package dev.snapgate.examples.atlas;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** How the SDK tries again. */
enum Mode {
  /** The default until AWS changes it. */
  LEGACY("legacy"),
  STANDARD("standard"),
  /**
   * What AWS makes the default of every SDK, "no sooner than November 2026" (aws-sdk-java-v2 issue
   * 6987). A property of the JVM turns it on, so it is measured in a JVM of its own.
   */
  RETRIES_2026("2026");

  private static final BackoffStrategy SOON =
      BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(20));

  private final String label;

  Mode(String label) {
    this.label = label;
  }

  /** Those that clients of this JVM can have. */
  static List<Mode> ofThisJvm() {
    boolean on = SdkSystemSetting.AWS_NEW_RETRIES_2026.getBooleanValue().orElse(false);
    return Stream.of(values()).filter(mode -> (mode == RETRIES_2026) == on).toList();
  }

  /** Puts a client into this mode: what it retries, and how often, is the mode's own. */
  void configure(ClientOverrideConfiguration.Builder client) {
    switch (this) {
      case LEGACY -> client.retryStrategy(soon(RetryMode.LEGACY));
      case STANDARD -> client.retryStrategy(soon(RetryMode.STANDARD));
      // A client whose retries are configured in any way has the old ones, the property or not. So
      // this one waits as long as applications do: a tenth of a second, more when throttled.
      case RETRIES_2026 -> {}
    }
  }

  /** Not at once: netty needs a moment to put a broken connection away. */
  private static RetryStrategy soon(RetryMode mode) {
    return AwsRetryStrategy.forRetryMode(mode).toBuilder()
        .backoffStrategy(SOON)
        .throttlingBackoffStrategy(SOON)
        .build();
  }

  /** The name of the mode, and of its file. */
  @Override
  public String toString() {
    return label;
  }
}
