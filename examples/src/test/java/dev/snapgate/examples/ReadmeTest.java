package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.GatewayError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every Java snippet of the README is a region of a file that compiles and runs. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern SNIPPET =
      Pattern.compile("<!-- (?<file>\\S+) (?<tag>\\S+) -->\n```java\n.*?```\n", Pattern.DOTALL);

  @Test
  void quotesCodeThatRuns() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    String fresh =
        CompatibilityTable.fill(SNIPPET.matcher(readme).replaceAll(found -> quote(snippet(found))));
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("README.md"), fresh);

    assertThat(readme.split("```java", -1).length - 1)
        .as("every Java snippet names its file and its tag")
        .isEqualTo(SNIPPET.matcher(readme).results().count())
        .isPositive();
    assertThat(readme)
        .as(
            "README.md differs from the code that it quotes or from cells.tsv; copy"
                + " examples/target/README.md there")
        .isEqualTo(fresh);
  }

  @Test
  void showsAWholeProjectWithTheVersionsOfThisOne() throws IOException {
    String pom = Files.readString(ROOT.resolve("examples/first/pom.xml"));
    String ours = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("<!-- examples/first/pom.xml -->\n```xml\n" + pom + "```\n");
    for (String property :
        List.of(
            "assertj.version",
            "aws-sdk.version",
            "compiler-plugin.version",
            "junit.version",
            "slf4j.version",
            "surefire-plugin.version")) {
      assertThat(pom).contains("<version>" + between(ours, "<" + property + ">", "<") + "<");
    }
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  @Test
  void quotesEachLineThatRefusesAClassPath() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    assertThat(ConsumerCell.all())
        .filteredOn(ConsumerCell::isRefused)
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(readme).as("%s", cell).contains("| `" + cell.says() + "`"));
  }

  @Test
  void listsTheNineErrorsAsTheCatalogueHasThem() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    for (GatewayError error : GatewayError.values()) {
      error
          .code()
          .ifPresent(
              code ->
                  assertThat(
                          readme
                              .lines()
                              .filter(line -> line.startsWith("| `"))
                              .filter(line -> line.contains("`" + code + "`"))
                              .toList())
                      .as(code)
                      .anySatisfy(
                          row ->
                              assertThat(row)
                                  .contains("`" + error.type() + "`, " + error.status())
                                  .endsWith(
                                      error.retriedBy().contains("java-v2")
                                          ? "| yes |"
                                          : "| no |")));
    }
  }

  @Test
  void countsTheCasesOfEachTier() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    for (Inducible tier : Inducible.values()) {
      long cases =
          Contracts.bundled().cases().stream()
              .filter(contractCase -> contractCase.inducible() == tier)
              .map(ContractCase::id)
              .distinct()
              .count();
      assertThat(readme)
          .contains("| " + tier.name().toLowerCase(Locale.ROOT) + " | " + cases + " |");
    }
    assertThat(readme).contains(Contracts.bundled().cases().size() + " promises");
  }

  @Test
  void countsWhatTheCasesRestOn() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Map<String, ContractCase> cases = new LinkedHashMap<>();
    Contracts.bundled().cases().forEach(each -> cases.putIfAbsent(each.id(), each));

    for (String kind :
        List.of("observed", "observed-elsewhere", "documented", "modelled", "inferred")) {
      List<ContractCase> resting =
          cases.values().stream().filter(each -> each.source().startsWith(kind + ": ")).toList();
      String row =
          readme
              .lines()
              .filter(line -> line.startsWith("| *" + kind + "* | " + resting.size() + " |"))
              .findFirst()
              .orElse("");
      assertThat(row).as("%s cases: %s", kind, resting.size()).isNotEmpty();
      if (kind.equals("observed")) {
        assertThat(row)
            .contains(
                ", "
                    + resting.stream().filter(ContractCase::createsSnapshot).count()
                    + " of them of `CreateSnapshot`");
      } else if (kind.equals("observed-elsewhere")) {
        assertThat(row)
            .contains(
                "; "
                    + resting.stream()
                        .filter(each -> each.source().matches(".*; (documented|modelled): .*"))
                        .count()
                    + " of them on Storage Gateway's documents or model too");
      }
    }
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  private static String snippet(MatchResult found) {
    Matcher parts = SNIPPET.matcher(found.group());
    assertThat(parts.matches()).isTrue();
    String file = Objects.requireNonNull(parts.group("file"));
    String tag = Objects.requireNonNull(parts.group("tag"));
    return "<!-- " + file + " " + tag + " -->\n```java\n" + region(file, tag) + "```\n";
  }

  private static String region(String file, String tag) {
    List<String> lines;
    try {
      lines = Files.readAllLines(ROOT.resolve(file));
    } catch (IOException missing) {
      throw new AssertionError("The README quotes " + file + ", which cannot be read", missing);
    }
    int start = indexOf(lines, "// tag::" + tag + "[]");
    int end = indexOf(lines, "// end::" + tag + "[]");
    assertThat(start).as("%s has a region %s", file, tag).isNotNegative().isLessThan(end);
    return String.join("\n", lines.subList(start + 1, end)).stripTrailing().stripIndent() + "\n";
  }

  private static int indexOf(List<String> lines, String marker) {
    return lines.stream().map(String::strip).toList().indexOf(marker);
  }
}
