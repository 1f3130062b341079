package dev.snapgate.examples.benchmarks;

/** What a ratio must be, and what it should be. */
record Budget(Bound bound, double must, double aim) {

  enum Bound {
    AT_MOST("≤ "),
    AT_LEAST("≥ ");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  static Budget atMost(double must, double aim) {
    return new Budget(Bound.AT_MOST, must, aim);
  }

  static Budget atLeast(double must, double aim) {
    return new Budget(Bound.AT_LEAST, must, aim);
  }

  String mustInWords() {
    return bound.sign + Figures.ratio(must);
  }

  String aimInWords() {
    return bound.sign + Figures.ratio(aim);
  }

  boolean isMet(double ratio) {
    return isWithin(ratio, must);
  }

  String verdict(double ratio) {
    if (isWithin(ratio, aim)) {
      return "aim met";
    }
    return isMet(ratio) ? "met" : "**not met**";
  }

  private boolean isWithin(double ratio, double limit) {
    return bound == Bound.AT_MOST ? ratio <= limit : ratio >= limit;
  }
}
