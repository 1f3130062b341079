package dev.snapgate.internal.report;

import dev.snapgate.internal.text.Visible;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A part of the page, and what several parts show in the same way. */
abstract class HtmlPart {

  private static final int MOST_OF_A_VALUE = 2_000;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  final List<ReportData> reports;
  final HtmlWriter html;
  final boolean several;

  HtmlPart(List<ReportData> reports, HtmlWriter html) {
    this.reports = reports;
    this.html = html;
    this.several = reports.size() > 1;
  }

  abstract void write() throws IOException;

  void reason(CaseResult result, String tag) throws IOException {
    if (result.reason().isPresent()) {
      html.element(tag, cut(result.reason().get()), "class", "reason");
    }
  }

  void number(int report) throws IOException {
    if (several) {
      html.element("span", Integer.toString(report + 1), "class", "number").text(" ");
    }
  }

  void time(Instant instant) throws IOException {
    html.element("time", MINUTES.format(instant) + " UTC", "datetime", instant.toString());
  }

  /** What it is that a claim rests on, in one word; one that is not proven stands out. */
  void source(String source) throws IOException {
    String kind = kind(source);
    html.element(
        "span",
        cut(kind),
        "class",
        isInferred(source) ? "kind inferred" : isElsewhere(source) ? "kind elsewhere" : "kind");
    html.text(" ");
  }

  static boolean isInferred(String source) {
    return kind(source).equals("inferred");
  }

  static boolean isElsewhere(String source) {
    return kind(source).equals("observed-elsewhere");
  }

  static String kind(String source) {
    int colon = source.indexOf(':');
    return colon < 0 ? source : source.substring(0, colon);
  }

  static String place(String source) {
    int colon = source.indexOf(':');
    return colon < 0 ? "" : source.substring(colon + 1).strip();
  }

  void mark(Outcome outcome) throws IOException {
    String mark =
        switch (outcome) {
          case CONFORMS -> "✓";
          case DIFFERS -> "~";
          case VIOLATES -> "✗";
          case UNREACHABLE -> "!";
          case SKIPPED -> "–";
          case PLANNED -> "→";
        };
    html.element("span", mark, "class", "mark", "aria-hidden", "true");
    html.text(" ");
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String tier(CaseResult result) {
    return switch (result.inducible()) {
      case ANONYMOUS -> "without an account";
      case AUTHENTICATED -> "with credentials";
      case MUTATING -> "makes a snapshot";
      case LAB -> "lab only";
      case NEVER -> "never provable";
    };
  }

  static String cut(String text) {
    return Visible.start(text, MOST_OF_A_VALUE) + Visible.rest(text, MOST_OF_A_VALUE);
  }

  /** The place of the skipped cases of a report. */
  static String skipsId(int report) {
    return "skips-" + (report + 1);
  }
}
