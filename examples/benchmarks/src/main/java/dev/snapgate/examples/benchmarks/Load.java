package dev.snapgate.examples.benchmarks;

import java.util.Arrays;

/**
 * What some connections got done.
 *
 * @param nanos of each request, in ascending order
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: it only carries.
record Load(long[] nanos, double seconds) {

  Load {
    Arrays.sort(nanos);
  }

  double perSecond() {
    return nanos.length / seconds;
  }

  /** In milliseconds. */
  double percentile(double percent) {
    int index = (int) Math.ceil(percent / 100 * nanos.length) - 1;
    return nanos[Math.max(index, 0)] / 1e6;
  }
}
