package dev.snapgate.examples;

import java.net.ConnectException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * Tries {@code CreateSnapshot} again only where the first try made nothing.
 *
 * <p>The SDK's own strategies try again whenever an answer is lost. For a call without an
 * idempotency token that means a second snapshot: {@link NightlyBackup} with a client that was
 * built without this strategy is the naive version, and pays twice. With it a lost answer is a
 * failure, to be looked into before the next run.
 */
public final class AtMostOnce {

  private static final int ATTEMPTS = 3;

  private AtMostOnce() {}

  // tag::strategy[]
  /** For {@code overrideConfiguration(c -> c.retryStrategy(...))} of a client's builder. */
  public static RetryStrategy retryStrategy() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        // Else the client adds the SDK's own reasons to try again to the one below.
        .useClientDefaults(false)
        .maxAttempts(ATTEMPTS)
        .retryOnException(AtMostOnce::madeNothing)
        .build();
  }

  /** A throttled request was turned away, and one that found no listener never arrived. */
  private static boolean madeNothing(Throwable failure) {
    if (failure instanceof AwsServiceException answered) {
      return answered.isThrottlingException();
    }
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }
  // end::strategy[]
}
