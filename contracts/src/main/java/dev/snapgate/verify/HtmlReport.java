package dev.snapgate.verify;

import static java.util.stream.Collectors.joining;

import dev.snapgate.contract.Violation;
import dev.snapgate.internal.text.Visible;
import dev.snapgate.verify.VerificationReport.Outcome;
import dev.snapgate.verify.VerificationReport.Result;
import dev.snapgate.verify.VerificationReport.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One or more reports as a page that needs nothing but itself.
 *
 * <p>Its policy lets run only the one script and style sheet whose hashes it names, and load
 * nothing. All data is escaped HTML; the script only hides what the reader does not want to see.
 */
final class HtmlReport {

  private static final int MOST_OF_A_VALUE = 2_000;
  private static final int MOST_OF_A_NAME = 80;
  private static final int MOST_OF_A_BODY = 64 * 1024;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What is told in full, worst first. */
  private static final List<Outcome> FINDINGS =
      List.of(Outcome.VIOLATES, Outcome.UNREACHABLE, Outcome.DIFFERS, Outcome.PLANNED);

  private final List<VerificationReport> reports;

  private HtmlReport(List<VerificationReport> reports) {
    this.reports = reports;
  }

  static HtmlReport of(VerificationReport report, VerificationReport... others) {
    List<VerificationReport> reports = Stream.concat(Stream.of(report), Stream.of(others)).toList();
    String operation = report.run().operation();
    for (VerificationReport other : others) {
      if (!other.run().operation().equals(operation)) {
        throw new IllegalArgumentException(
            "A page shows one operation; these reports are of "
                + Visible.line(operation, MOST_OF_A_NAME)
                + " and "
                + Visible.line(other.run().operation(), MOST_OF_A_NAME)
                + ". Write a page for each.");
      }
    }
    return new HtmlReport(reports);
  }

  void write(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    new Page(reports, new HtmlWriter(writer)).write();
    writer.flush();
  }

  /** One case, as each report has it. */
  private record Row(Result first, List<Optional<Result>> cells) {}

  private static final class Page {
    private final List<VerificationReport> reports;
    private final Run run;
    private final HtmlWriter html;
    private final boolean several;

    /** Of each report its results, by the place at which each is. */
    private final List<Map<Result, Integer>> places;

    Page(List<VerificationReport> reports, HtmlWriter html) {
      this.reports = reports;
      this.run = reports.get(0).run();
      this.html = html;
      this.several = reports.size() > 1;
      this.places = reports.stream().map(Page::places).toList();
    }

    private static Map<Result, Integer> places(VerificationReport report) {
      Map<Result, Integer> places = new IdentityHashMap<>();
      for (Result result : report.results()) {
        places.putIfAbsent(result, places.size());
      }
      return places;
    }

    void write() throws IOException {
      String style = resource("report.css");
      String script = resource("report.js");
      html.doctype().start("html", "lang", "en");
      head(style, script);
      html.start("body");
      html.start("header", "class", "top");
      html.element("h1", cut(run.operation()));
      html.start("p", "class", "lead").text(contractInWords()).endLine();
      html.endLine();
      html.start("main");
      summaries();
      filter();
      matrix();
      for (Outcome outcome : FINDINGS) {
        findings(outcome);
      }
      skips();
      html.endLine();
      foot();
      html.own("script", script);
      html.endLine().endLine();
    }

    private void head(String style, String script) throws IOException {
      html.start("head").empty("meta", "charset", "utf-8");
      html.empty(
          "meta",
          "http-equiv",
          "Content-Security-Policy",
          "content",
          "default-src 'none'; style-src "
              + hash(style)
              + "; script-src "
              + hash(script)
              + "; base-uri 'none'; form-action 'none'");
      html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
      html.empty("meta", "name", "color-scheme", "content", "light dark");
      html.element(
          "title",
          cut(run.operation())
              + (several
                  ? " on " + reports.size() + " endpoints"
                  : " at "
                      + cut(run.endpoint())
                      + (reports.get(0).conforms() ? " conforms" : " does not conform")));
      html.own("style", style);
      html.endLine();
    }

    private String contractInWords() {
      Set<Integer> editions = new LinkedHashSet<>();
      reports.forEach(report -> editions.add(report.run().edition()));
      List<Row> rows = rows();
      long inferred = rows.stream().filter(row -> isInferred(row.first().source())).count();
      long elsewhere = rows.stream().filter(row -> isElsewhere(row.first().source())).count();
      return "Edition "
          + editions.stream().map(String::valueOf).collect(joining(" and "))
          + " of the contract, "
          + Verdict.counted(rows.size(), "case", "cases")
          + "."
          + (inferred == 0
              ? ""
              : inferred == 1
                  ? " One promise is inferred: nobody has shown what AWS does."
                  : " " + inferred + " promises are inferred: nobody has shown what AWS does.")
          + (elsewhere == 0
              ? ""
              : " What "
                  + Verdict.counted((int) elsewhere, "promise says", "promises say")
                  + " was observed on other services of AWS: evidence, and not proof.");
    }

    private void summaries() throws IOException {
      html.start("section", "class", "summaries", "aria-label", "Endpoints");
      for (int i = 0; i < reports.size(); i++) {
        summary(i);
      }
      html.endLine();
    }

    private void summary(int index) throws IOException {
      VerificationReport report = reports.get(index);
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

    private static String words(Verdict verdict, VerificationReport report) {
      if (verdict.conforms()) {
        return "Conforms";
      }
      if (Verdict.isPlan(report)) {
        return "A plan: nothing was sent";
      }
      return "Does not conform: " + String.join(", ", verdict.objections());
    }

    /** How much of the contract is proven, as a bar and in words. */
    private void bar(VerificationReport report) throws IOException {
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

    /** Without a script it stays hidden, and nothing else is. */
    private void filter() throws IOException {
      html.start("form", "class", "filter", "hidden", "", "role", "search");
      html.start("fieldset").element("legend", "Show only");
      for (Outcome outcome : Outcome.values()) {
        int cases = reports.stream().mapToInt(report -> report.results(outcome).size()).sum();
        if (cases > 0) {
          html.start("label", "class", "chip " + name(outcome));
          html.empty("input", "type", "checkbox", "value", name(outcome), "autocomplete", "off");
          mark(outcome);
          html.text(name(outcome) + " ");
          html.element("span", Integer.toString(cases), "class", "count").end();
        }
      }
      html.end();
      html.start("label", "class", "find").element("span", "Find", "class", "aside");
      html.empty(
          "input",
          "type",
          "search",
          "autocomplete",
          "off",
          "spellcheck",
          "false",
          "placeholder",
          "case, claim, source, header, body …");
      html.end();
      html.element("output", "", "aria-live", "polite").endLine();
    }

    private List<Row> rows() {
      Map<String, List<Optional<Result>>> cells = new LinkedHashMap<>();
      Map<String, Result> first = new LinkedHashMap<>();
      for (int i = 0; i < reports.size(); i++) {
        for (Result result : reports.get(i).results()) {
          first.putIfAbsent(result.key(), result);
          List<Optional<Result>> row =
              cells.computeIfAbsent(
                  result.key(),
                  key ->
                      new ArrayList<>(
                          reports.stream().map(r -> Optional.<Result>empty()).toList()));
          row.set(i, row.get(i).or(() -> Optional.of(result)));
        }
      }
      List<Row> rows = new ArrayList<>();
      first.forEach((key, result) -> rows.add(new Row(result, cells.getOrDefault(key, List.of()))));
      return rows;
    }

    private void matrix() throws IOException {
      html.start("section", "class", "matrix");
      html.element("h2", "Cases");
      html.start(
          "div", "class", "scroll", "role", "region", "aria-label", "Cases", "tabindex", "0");
      html.start("table", "class", several ? "several" : "single").start("thead").start("tr");
      html.element("th", "Promise", "scope", "col");
      for (int i = 0; i < reports.size(); i++) {
        html.start("th", "scope", "col", "class", "outcome");
        if (several) {
          number(i);
          html.start("span", "class", "column");
          html.element("span", cut(reports.get(i).run().endpoint()), "class", "endpoint");
          time(reports.get(i).run().startedAt());
          html.end();
        } else {
          html.text("Outcome");
        }
        html.end();
      }
      html.end().endLine();
      Map<String, List<Row>> versions = new LinkedHashMap<>();
      for (Row row : rows()) {
        versions.computeIfAbsent(row.first().apiVersion(), any -> new ArrayList<>()).add(row);
      }
      for (Map.Entry<String, List<Row>> version : versions.entrySet()) {
        html.start("tbody", "data-group", "").start("tr", "class", "version");
        html.element(
            "th",
            "API version " + cut(version.getKey()),
            "scope",
            "rowgroup",
            "colspan",
            Integer.toString(reports.size() + 1));
        html.endLine();
        for (Row row : version.getValue()) {
          row(row);
        }
        html.endLine();
      }
      html.end().end().endLine();
    }

    private void row(Row row) throws IOException {
      Result first = row.first();
      String outcomes =
          row.cells().stream()
              .flatMap(Optional::stream)
              .map(result -> name(result.outcome()))
              .distinct()
              .collect(joining(" "));
      html.start("tr", "data-outcomes", outcomes, "data-key", cut(first.key()));
      html.start("th", "scope", "row").element("span", cut(first.claim()), "class", "claim");
      html.start("span", "class", "meta").element("code", cut(first.caseId()));
      html.text(" ").element("span", tier(first), "class", "tier").text(" ");
      source(first.source());
      html.end();
      if (!several) {
        reason(first, "span");
      }
      html.end();
      for (int i = 0; i < row.cells().size(); i++) {
        cell(i, row.cells().get(i));
      }
      html.endLine();
    }

    private void reason(Result result, String tag) throws IOException {
      if (result.reason().isPresent()) {
        html.element(tag, cut(result.reason().get()), "class", "reason");
      }
    }

    private void cell(int report, Optional<Result> cell) throws IOException {
      if (cell.isEmpty()) {
        html.start("td", "class", "outcome none");
        html.element("span", "not in this report", "class", "word").end();
        return;
      }
      Result result = cell.get();
      Outcome outcome = result.outcome();
      html.start("td", "class", "outcome " + name(outcome));
      Optional<String> more =
          FINDINGS.contains(outcome)
              ? Optional.of("#" + findingId(report, result))
              : outcome == Outcome.SKIPPED ? Optional.of("#" + skipsId(report)) : Optional.empty();
      html.start(more.isPresent() ? "a" : "span", more.map(Page::href).orElse(new String[0]));
      mark(outcome);
      html.element("span", name(outcome), "class", "word").end().end();
    }

    private static String[] href(String link) {
      return new String[] {"href", link};
    }

    private void findings(Outcome outcome) throws IOException {
      if (reports.stream().allMatch(report -> report.results(outcome).isEmpty())) {
        return;
      }
      html.start("section", "class", "findings", "data-group", "");
      html.element("h2", title(outcome));
      for (int i = 0; i < reports.size(); i++) {
        for (Result result : reports.get(i).results(outcome)) {
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

    private void finding(int report, Result result) throws IOException {
      html.start(
          "article",
          "class",
          "finding " + name(result.outcome()),
          "id",
          findingId(report, result),
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

    private void planned(int report, Result result) throws IOException {
      html.start(
          "details",
          "class",
          "exchange planned",
          "id",
          findingId(report, result),
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
          for (Result result : group.results()) {
            html.start("li", "data-outcomes", name(Outcome.SKIPPED));
            html.element("code", cut(result.key())).end();
          }
          html.end().end();
        }
        html.endLine();
      }
      html.endLine();
    }

    private void foot() throws IOException {
      html.start("footer");
      html.start("p").text("Promises are ").element("b", "observed");
      html.text(" on Storage Gateway, ").element("b", "observed-elsewhere");
      html.text(" on another service of AWS with the same protocol or front, ");
      html.element("b", "documented").text(" in its guide, ");
      html.element("b", "modelled").text(" in its model of the API, or ");
      html.element("b", "inferred").text(" from these. An endpoint that differs from what is");
      html.text(" inferred, or was observed elsewhere alone, conforms.");
      html.end();
      html.start("p").text("Access keys, signatures, account ids, ARNs and request ids were");
      html.text(" replaced as they came in, the same value by the same name: ");
      html.element("code", "<volume:1>").text(". A character that cannot be seen is written as ");
      html.start("code").text("\u001b").end().text(". Written by Snapgate.").end();
      html.endLine();
    }

    private void number(int report) throws IOException {
      if (several) {
        html.element("span", Integer.toString(report + 1), "class", "number").text(" ");
      }
    }

    private void time(Instant instant) throws IOException {
      html.element("time", MINUTES.format(instant) + " UTC", "datetime", instant.toString());
    }

    /** What it is that a claim rests on, in one word; one that is not proven stands out. */
    private void source(String source) throws IOException {
      String kind = kind(source);
      html.element(
          "span",
          cut(kind),
          "class",
          isInferred(source) ? "kind inferred" : isElsewhere(source) ? "kind elsewhere" : "kind");
      html.text(" ");
    }

    private static boolean isInferred(String source) {
      return kind(source).equals("inferred");
    }

    private static boolean isElsewhere(String source) {
      return kind(source).equals("observed-elsewhere");
    }

    private static String kind(String source) {
      int colon = source.indexOf(':');
      return colon < 0 ? source : source.substring(0, colon);
    }

    private static String place(String source) {
      int colon = source.indexOf(':');
      return colon < 0 ? "" : source.substring(colon + 1).strip();
    }

    private void mark(Outcome outcome) throws IOException {
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

    private static String name(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String tier(Result result) {
      return switch (result.inducible()) {
        case ANONYMOUS -> "without an account";
        case AUTHENTICATED -> "with credentials";
        case MUTATING -> "makes a snapshot";
        case LAB -> "lab only";
        case NEVER -> "never provable";
      };
    }

    private String findingId(int report, Result result) {
      return "finding-" + (report + 1) + "-" + places.get(report).get(result);
    }

    private static String skipsId(int report) {
      return "skips-" + (report + 1);
    }

    private static String cut(String text) {
      return Visible.start(text, MOST_OF_A_VALUE) + Visible.rest(text, MOST_OF_A_VALUE);
    }
  }

  /** A file beside this class; its line ends are those that a browser hashes. */
  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the class path has no dev/snapgate/verify/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String hash(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
