package dev.snapgate.examples.benchmarks;

import java.util.Locale;

/** Numbers as a reader wants them: three digits that mean something. */
final class Figures {

  private Figures() {}

  static String number(double value) {
    double size = Math.abs(value);
    int decimals =
        size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String median(Series series, String unit) {
    return number(series.median()) + (unit.isEmpty() ? "" : " " + unit) + range(series, false);
  }

  static String medianRatio(Series series) {
    return ratio(series.median()) + range(series, true);
  }

  private static String range(Series series, boolean ratios) {
    if (series.values().size() < 2) {
      return "";
    }
    return ratios
        ? " (" + ratio(series.least()) + " to " + ratio(series.most()) + ")"
        : " (" + number(series.least()) + " to " + number(series.most()) + ")";
  }
}
