package dev.snapgate.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell's POM says beyond the common one, by what its row uses:
 *
 * <ul>
 *   <li>{@code group:artifact}, with a version unless a parent or BOM has it, and maybe a
 *       classifier: a dependency, in the order of the class path
 *   <li>{@code snapgate}: where ours stands among them, first if it is not named
 *   <li>{@code without:group:artifact}: what ours is not to bring
 *   <li>{@code parent:group:artifact:version}, {@code bom:group:artifact:version}
 *   <li>{@code property:name:value}
 *   <li>{@code plugins:name}: the file of that name in {@code src/consumer/plugins}
 * </ul>
 */
final class CellPom {

  private static final Pattern PLACE = Pattern.compile("@([a-z.-]+)@");
  private static final String OURS = "dev.snapgate:snapgate-fixture:@project.version@";

  private final Map<String, String> values = new TreeMap<>();
  private final StringBuilder exclusions = new StringBuilder();

  private CellPom(Cell cell) throws IOException {
    List<String> dependencies = new ArrayList<>(List.of("snapgate"));
    for (String name : List.of("parent", "boms", "properties", "plugins")) {
      values.put(name, "");
    }
    for (String use : cell.uses()) {
      String[] parts = use.split(":", 2);
      switch (parts[0]) {
        case "parent" ->
            add("parent", "<parent>" + artifact(parts[1]) + "<relativePath/></parent>");
        case "bom" ->
            add(
                "boms",
                "<dependency>"
                    + artifact(parts[1])
                    + "<type>pom</type><scope>import</scope></dependency>");
        case "property" -> {
          String[] property = parts[1].split(":", 2);
          add("properties", "<%1$s>%2$s</%1$s>".formatted(property[0], property[1]));
        }
        case "plugins" ->
            add("plugins", Files.readString(Path.of("src/consumer/plugins", parts[1] + ".xml")));
        case "without" -> exclusions.append("<exclusion>" + artifact(parts[1]) + "</exclusion>");
        case "snapgate" -> {
          dependencies.remove("snapgate");
          dependencies.add("snapgate");
        }
        default -> dependencies.add(use);
      }
    }
    values.put("cell", cell.name());
    for (String dependency : dependencies) {
      boolean ours = dependency.equals("snapgate");
      add(
          "dependencies",
          "<dependency>%s<scope>test</scope><exclusions>%s</exclusions></dependency>"
              .formatted(artifact(ours ? OURS : dependency), ours ? exclusions : ""));
    }
  }

  /** The common POM, filled in for this cell. */
  static String of(Cell cell, String common) throws IOException {
    CellPom pom = new CellPom(cell);
    // Twice, since a row may name a place too.
    return filled(filled(common, pom.values), pom.values);
  }

  private void add(String place, String xml) {
    values.merge(place, xml + "\n", String::concat);
  }

  private static String artifact(String coordinates) {
    String[] names = {"groupId", "artifactId", "version", "classifier"};
    String[] parts = coordinates.split(":", -1);
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      xml.append("<%1$s>%2$s</%1$s>".formatted(names[i], parts[i]));
    }
    return xml.toString();
  }

  /** What stands between at signs, from these values or from the system properties. */
  static String filled(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String name = place.group(1);
              String value = values.getOrDefault(name, System.getProperty(name));
              if (value == null) {
                throw new IllegalStateException("@" + name + "@ has no value");
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
