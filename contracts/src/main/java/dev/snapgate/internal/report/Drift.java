package dev.snapgate.internal.report;

/** How a fake's answer to one case compares with the real service's. */
public enum Drift {
  /** They are alike, and the real one is recent enough. */
  SAME,
  /** The fake answers otherwise than the real service did last. */
  FAKE_WRONG,
  /** The real service has answered otherwise since some day, and stayed with it. */
  REAL_CHANGED,
  /** Real runs of one day differ, or an answer changed and changed back. */
  UNSTABLE,
  /** Alike, but the last real answer is older than was asked for. */
  STALE,
  /** The real answer is missing, or that of the fake. */
  UNPROVEN
}
