package dev.snapgate.internal.report;

import dev.snapgate.contract.Violation;
import dev.snapgate.internal.text.Visible;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The cases that are shown in full, and why the others were not sent. */
final class HtmlFindings extends HtmlPart {

  /** What is shown in full, worst first. */
  static final List<Outcome> OUTCOMES =
      List.of(Outcome.VIOLATES, Outcome.UNREACHABLE, Outcome.DIFFERS, Outcome.PLANNED);

  private static final int MOST_OF_A_BODY = 64 * 1024;

  private final FindingIds ids;

  HtmlFindings(List<ReportData> reports, FindingIds ids, HtmlWriter html) {
    super(reports, html);
    this.ids = ids;
  }

  @Override
  void write() throws IOException {
    for (Outcome outcome : OUTCOMES) {
      findings(outcome);
    }
    skips();
  }

  private void findings(Outcome outcome) throws IOException {
    if (reports.stream().allMatch(report -> report.results(outcome).isEmpty())) {
      return;
    }
    html.start("section", "class", "findings", "data-group", "");
    html.element("h2", title(outcome));
    for (int i = 0; i < reports.size(); i++) {
      for (CaseResult result : reports.get(i).results(outcome)) {
        if (outcome == Outcome.PLANNED) {
          planned(i, result);
        } else {
          finding(i, result);
        }
      }
    }
    html.endLine();
  }

  private static String title(Outcome outcome) {
    return switch (outcome) {
      case VIOLATES -> "Broken promises";
      case UNREACHABLE -> "Without an answer";
      case DIFFERS -> "Other than inferred, or than observed elsewhere";
      default -> "What would be sent";
    };
  }

  private void finding(int report, CaseResult result) throws IOException {
    html.start(
        "article",
        "class",
        "finding " + name(result.outcome()),
        "id",
        ids.id(report, result),
        "data-outcomes",
        name(result.outcome()));
    html.start("h3").start("span", "class", "badge");
    mark(result.outcome());
    html.element("span", name(result.outcome()), "class", "word").end().text(" ");
    html.element("code", cut(result.key())).end();
    html.element("p", cut(result.claim()), "class", "claim");
    html.start("p", "class", "meta");
    if (several) {
      number(report);
      html.element("span", cut(reports.get(report).run().endpoint()), "class", "endpoint");
      html.text(" ");
    }
    html.element("span", tier(result), "class", "tier").text(" ");
    source(result.source());
    html.element("span", cut(place(result.source())), "class", "place").end();
    reason(result, "p");
    if (!result.violations().isEmpty()) {
      html.start("ol", "class", "violations");
      for (Violation violation : result.violations()) {
        violation(violation);
      }
      html.end();
    }
    if (result.exchange().isPresent()) {
      exchange(result.exchange().get());
    }
    html.endLine();
  }

  private void violation(Violation violation) throws IOException {
    html.start("li").start("p");
    html.element("code", cut(Expectation.place(violation)), "class", "pointer").end();
    html.start("dl");
    html.element("dt", "rule").element("dd", cut(violation.rule()), "class", "mono");
    html.element("dt", "expected").element("dd", cut(Expectation.of(violation)), "class", "mono");
    html.element("dt", "actual").element("dd", cut(violation.value()), "class", "mono");
    html.element("dt", "source").start("dd");
    source(violation.source());
    html.text(cut(place(violation.source()))).end();
    html.end().endLine();
  }

  private void exchange(Exchange exchange) throws IOException {
    html.start("details", "class", "exchange");
    html.element("summary", "Request and response");
    html.start("div", "class", "messages");
    message("Request, sent " + exchange.at(), exchange.request());
    if (exchange.response().isPresent()) {
      message("Response", exchange.response().get());
    } else {
      html.start("div").element("h4", "Response").element("p", "None came.").end();
    }
    html.end().end();
  }

  private void planned(int report, CaseResult result) throws IOException {
    html.start(
        "details",
        "class",
        "exchange planned",
        "id",
        ids.id(report, result),
        "data-outcomes",
        name(Outcome.PLANNED));
    html.start("summary");
    number(report);
    html.element("code", cut(result.key())).end();
    if (result.exchange().isPresent()) {
      html.start("div", "class", "messages");
      message("Request", result.exchange().get().request());
      html.end();
    }
    html.endLine();
  }

  private void message(String title, Exchange.Message message) throws IOException {
    html.start("div");
    html.element(
        "h4", title + (message.utf8() ? "" : "; the body is not UTF-8: a character a byte"));
    html.start("pre", "tabindex", "0", "aria-label", title);
    html.element("b", cut(message.startLine())).block("\n");
    for (Map.Entry<String, String> header : message.headers()) {
      html.element("span", cut(header.getKey()) + ":", "class", "name");
      html.block(" ").text(cut(header.getValue())).block("\n");
    }
    html.block("\n" + Visible.start(message.body(), MOST_OF_A_BODY));
    html.element("span", Visible.rest(message.body(), MOST_OF_A_BODY), "class", "aside");
    html.end().end();
  }

  private void skips() throws IOException {
    if (reports.stream().allMatch(report -> report.results(Outcome.SKIPPED).isEmpty())) {
      return;
    }
    html.start("section", "class", "skips", "data-group", "");
    html.element("h2", "Not sent, and why");
    for (int i = 0; i < reports.size(); i++) {
      List<ReasonGroup> groups = ReasonGroup.of(reports.get(i), Outcome.SKIPPED);
      if (groups.isEmpty()) {
        continue;
      }
      html.start("div", "id", skipsId(i), "data-group", "");
      if (several) {
        html.start("h3");
        number(i);
        html.element("span", cut(reports.get(i).run().endpoint()), "class", "endpoint").end();
      }
      for (ReasonGroup group : groups) {
        html.start("details", "data-group", "").start("summary");
        html.element("span", Integer.toString(group.results().size()), "class", "count");
        html.text(" " + cut(group.reason())).end().start("ul");
        for (CaseResult result : group.results()) {
          html.start("li", "data-outcomes", name(Outcome.SKIPPED));
          html.element("code", cut(result.key())).end();
        }
        html.end().end();
      }
      html.endLine();
    }
    html.endLine();
  }
}
