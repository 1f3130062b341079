package dev.snapgate.internal.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Of each report the verdict, the run, and how much of the contract is proven. */
final class HtmlSummaries extends HtmlPart {

  HtmlSummaries(List<ReportData> reports, HtmlWriter html) {
    super(reports, html);
  }

  @Override
  void write() throws IOException {
    html.start("section", "class", "summaries", "aria-label", "Endpoints");
    for (int i = 0; i < reports.size(); i++) {
      summary(i);
    }
    html.endLine();
  }

  private void summary(int index) throws IOException {
    ReportData report = reports.get(index);
    Verdict verdict = Verdict.of(report);
    Run of = report.run();
    String state = verdict.conforms() ? "good" : Verdict.isPlan(report) ? "planned" : "bad";
    html.start("article", "class", "summary " + state);
    html.start("h2");
    number(index);
    html.element("span", cut(of.endpoint()), "class", "endpoint").end();
    html.start("p", "class", "verdict");
    html.element("strong", words(verdict, report)).end();
    html.start("p", "class", "facts");
    time(of.startedAt());
    html.text(" · run ").element("code", cut(of.id()));
    if (Verdict.isPlan(report)) {
      html.text(
          " · at most "
              + Verdict.counted(of.snapshots(), "snapshot", "snapshots")
              + " would be made");
    } else if (of.snapshots() > 0) {
      html.text(" · " + Verdict.counted(of.snapshots(), "snapshot", "snapshots") + " made");
    }
    if (of.ledger().isPresent()) {
      html.text(" · ledger ").element("code", cut(of.ledger().get()));
    }
    html.end();
    if (!of.open().isEmpty()) {
      html.start("div", "class", "open").element("p", "Open in the ledger:").start("ul");
      for (String entry : of.open()) {
        html.element("li", cut(entry));
      }
      html.end().end();
    }
    bar(report);
    html.endLine();
  }

  private static String words(Verdict verdict, ReportData report) {
    if (verdict.conforms()) {
      return "Conforms";
    }
    if (Verdict.isPlan(report)) {
      return "A plan: nothing was sent";
    }
    return "Does not conform: " + String.join(", ", verdict.objections());
  }

  /** How much of the contract is proven, as a bar and in words. */
  private void bar(ReportData report) throws IOException {
    Map<Share, Integer> shares = Share.count(report.results());
    int all = report.results().size();
    if (all == 0) {
      return;
    }
    html.start("svg", "class", "bar", "aria-hidden", "true", "focusable", "false");
    int before = 0;
    for (Map.Entry<Share, Integer> share : shares.entrySet()) {
      html.start(
              "rect",
              "class",
              name(share.getKey()),
              "x",
              percent(before, all),
              "width",
              percent(share.getValue(), all),
              "height",
              "100%")
          .end();
      before += share.getValue();
    }
    html.end().start("ul", "class", "shares");
    for (Map.Entry<Share, Integer> share : shares.entrySet()) {
      html.start("li", "class", name(share.getKey()));
      html.element("b", share.getValue().toString());
      html.text(" " + share.getKey().words()).end();
    }
    html.end();
  }

  private static String percent(int part, int all) {
    return String.format(Locale.ROOT, "%.3f%%", 100.0 * part / all);
  }
}
