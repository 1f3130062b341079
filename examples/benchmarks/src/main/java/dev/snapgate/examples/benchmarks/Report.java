package dev.snapgate.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that was measured, for people and for programs. */
final class Report {

  private final Machine machine;
  private final boolean smoke;
  private final Map<String, List<Comparison>> measured = new LinkedHashMap<>();
  private final Map<String, String> skipped = new TreeMap<>();

  Report(Machine machine, boolean smoke) {
    this.machine = machine;
    this.smoke = smoke;
  }

  void add(String measurement, List<Comparison> comparisons) {
    measured.put(measurement, comparisons);
  }

  void skip(String measurement, String reason) {
    skipped.put(measurement, reason);
  }

  String markdown() {
    StringBuilder text = new StringBuilder("Medians, with the lowest and the highest round. ");
    text.append("A ratio is the subject's figure over the other's of the same round.\n");
    text.append("Machine: ").append(machine).append(".\n");
    if (smoke) {
      text.append("A smoke run: these figures only show that all of it runs.\n");
    }
    text.append("\n| what | of | median | ratio to it | must | aim | |\n");
    text.append("|---|---|---:|---:|---:|---:|---|\n");
    measured.values().stream()
        .flatMap(List::stream)
        .forEach(
            comparison -> {
              text.append(
                  row(
                      comparison.what(),
                      comparison.subject().contender(),
                      Figures.median(comparison.subject(), comparison.unit()),
                      "",
                      "",
                      "",
                      ""));
              comparison.against().forEach(against -> text.append(row(comparison, against)));
            });
    skipped.forEach(
        (name, reason) -> text.append(row(name, "", "", "", "", "", "skipped: " + reason)));
    return text.toString();
  }

  private static String row(Comparison comparison, Comparison.Against against) {
    Series ratio = comparison.subject().over(against.series());
    return row(
        "",
        against.series().contender(),
        Figures.median(against.series(), comparison.unit()),
        Figures.medianRatio(ratio),
        against.budget().map(Budget::mustInWords).orElse(""),
        against.budget().map(Budget::aimInWords).orElse(""),
        against.budget().map(budget -> budget.verdict(ratio.median())).orElse(""));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("length", smoke ? "smoke" : "full");
    ObjectNode where = root.putObject("machine");
    where.put("processors", machine.processors());
    where.put("processor", machine.processor());
    where.put("memoryBytes", machine.memory());
    where.put("jdk", machine.jdk());
    where.put("system", machine.system());
    where.put("loadBefore", machine.load());
    ArrayNode all = root.putArray("comparisons");
    measured.forEach(
        (name, comparisons) ->
            comparisons.forEach(comparison -> write(comparison, all.addObject(), name)));
    ObjectNode notMeasured = root.putObject("skipped");
    skipped.forEach(notMeasured::put);
    return root.toPrettyString() + "\n";
  }

  private static void write(Comparison comparison, ObjectNode node, String measurement) {
    node.put("measurement", measurement);
    node.put("what", comparison.what());
    node.put("unit", comparison.unit());
    write(comparison.subject(), node.putObject("subject"));
    ArrayNode others = node.putArray("against");
    for (Comparison.Against against : comparison.against()) {
      ObjectNode other = others.addObject();
      write(against.series(), other);
      double ratio = comparison.subject().over(against.series()).median();
      other.put("ratio", ratio);
      against
          .budget()
          .ifPresent(
              budget -> {
                other.put("must", budget.must());
                other.put("aim", budget.aim());
                other.put("met", budget.isMet(ratio));
              });
    }
  }

  private static void write(Series series, ObjectNode node) {
    node.put("contender", series.contender());
    node.put("median", series.median());
    ArrayNode values = node.putArray("values");
    series.values().forEach(values::add);
  }
}
