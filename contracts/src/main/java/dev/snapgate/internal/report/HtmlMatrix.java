package dev.snapgate.internal.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of the cases, with a column for each report. */
final class HtmlMatrix extends HtmlPart {

  /** One case, as each report has it. */
  record Row(CaseResult first, List<Optional<CaseResult>> cells) {}

  private final FindingIds ids;

  HtmlMatrix(List<ReportData> reports, FindingIds ids, HtmlWriter html) {
    super(reports, html);
    this.ids = ids;
  }

  static List<Row> rows(List<ReportData> reports) {
    Map<String, List<Optional<CaseResult>>> cells = new LinkedHashMap<>();
    Map<String, CaseResult> first = new LinkedHashMap<>();
    for (int i = 0; i < reports.size(); i++) {
      for (CaseResult result : reports.get(i).results()) {
        first.putIfAbsent(result.key(), result);
        List<Optional<CaseResult>> row =
            cells.computeIfAbsent(
                result.key(),
                key ->
                    new ArrayList<>(
                        reports.stream().map(r -> Optional.<CaseResult>empty()).toList()));
        row.set(i, row.get(i).or(() -> Optional.of(result)));
      }
    }
    List<Row> rows = new ArrayList<>();
    first.forEach((key, result) -> rows.add(new Row(result, cells.getOrDefault(key, List.of()))));
    return rows;
  }

  @Override
  void write() throws IOException {
    html.start("section", "class", "matrix");
    html.element("h2", "Cases");
    html.start("div", "class", "scroll", "role", "region", "aria-label", "Cases", "tabindex", "0");
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
    for (Row row : rows(reports)) {
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
    CaseResult first = row.first();
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

  private void cell(int report, Optional<CaseResult> cell) throws IOException {
    if (cell.isEmpty()) {
      html.start("td", "class", "outcome none");
      html.element("span", "not in this report", "class", "word").end();
      return;
    }
    CaseResult result = cell.get();
    Outcome outcome = result.outcome();
    html.start("td", "class", "outcome " + name(outcome));
    Optional<String> more =
        HtmlFindings.OUTCOMES.contains(outcome)
            ? Optional.of("#" + ids.id(report, result))
            : outcome == Outcome.SKIPPED ? Optional.of("#" + skipsId(report)) : Optional.empty();
    html.start(more.isPresent() ? "a" : "span", more.map(HtmlMatrix::href).orElse(new String[0]));
    mark(outcome);
    html.element("span", name(outcome), "class", "word").end().end();
  }

  private static String[] href(String link) {
    return new String[] {"href", link};
  }
}
