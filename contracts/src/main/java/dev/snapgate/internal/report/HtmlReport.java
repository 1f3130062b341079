package dev.snapgate.internal.report;

import static java.util.stream.Collectors.joining;

import dev.snapgate.internal.text.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One or more reports as a page that needs nothing but itself.
 *
 * <p>Its policy lets run only the one script and style sheet whose hashes it names, and load
 * nothing. All data is escaped HTML; the script only hides what the reader does not want to see.
 */
public final class HtmlReport {

  private static final int MOST_OF_A_NAME = 80;

  private final List<ReportData> reports;

  private HtmlReport(List<ReportData> reports) {
    this.reports = reports;
  }

  public static HtmlReport of(List<ReportData> reports) {
    String service = reports.get(0).run().service();
    for (ReportData other : reports) {
      if (!other.run().service().equals(service)) {
        throw new IllegalArgumentException(
            "A page shows one service; these reports are of "
                + Visible.line(service, MOST_OF_A_NAME)
                + " and "
                + Visible.line(other.run().service(), MOST_OF_A_NAME)
                + ". Write a page for each.");
      }
    }
    return new HtmlReport(reports);
  }

  public void write(OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    new Page(reports, new HtmlWriter(writer)).write();
    writer.flush();
  }

  private static final class Page extends HtmlPart {

    private final Run run;

    Page(List<ReportData> reports, HtmlWriter html) {
      super(reports, html);
      this.run = reports.get(0).run();
    }

    @Override
    void write() throws IOException {
      String style = resource("report.css");
      String script = resource("report.js");
      html.doctype().start("html", "lang", "en");
      head(style, script);
      html.start("body");
      html.start("header", "class", "top");
      html.element("h1", cut(run.service()));
      html.start("p", "class", "lead").text(contractInWords()).endLine();
      html.endLine();
      html.start("main");
      FindingIds ids = FindingIds.of(reports);
      new HtmlSummaries(reports, html).write();
      filter();
      new HtmlMatrix(reports, ids, html).write();
      new HtmlFindings(reports, ids, html).write();
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
          cut(run.service())
              + (several
                  ? " on " + reports.size() + " endpoints"
                  : " at "
                      + cut(run.endpoint())
                      + (Verdict.of(reports.get(0)).conforms()
                          ? " conforms"
                          : " does not conform")));
      html.own("style", style);
      html.endLine();
    }

    private String contractInWords() {
      Set<Integer> editions = new LinkedHashSet<>();
      reports.forEach(report -> editions.add(report.run().edition()));
      List<HtmlMatrix.Row> rows = HtmlMatrix.rows(reports);
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
  }

  /** A file beside this class; its line ends are those that a browser hashes. */
  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the class path has no dev/snapgate/internal/report/" + name);
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
