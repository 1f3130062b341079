package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapgate.contract.ContractCase;
import dev.snapgate.contract.ContractCase.Inducible;
import dev.snapgate.contract.Contracts;
import dev.snapgate.contract.StorageGatewayError;
import dev.snapgate.fake.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The front page and the READMEs of the modules: every Java snippet is a region of a file that
 * compiles and runs, every table of figures and every quoted message is the code's, and every link
 * leads somewhere.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  private static final Document FRONT_PAGE = new Document("README.md");
  private static final Document CONTRACTS = new Document("contracts/README.md");
  private static final Document FIXTURE = new Document("fixture/README.md");

  @ParameterizedTest
  @ValueSource(
      strings = {"README.md", "contracts/README.md", "examples/README.md", "fixture/README.md"})
  void quotesCodeThatRuns(String path) throws IOException {
    Document document = new Document(path);
    String fresh = document.withFreshQuotes();
    if (document.equals(FIXTURE)) {
      fresh = CompatibilityTable.fill(fresh);
    }
    Path copy = Path.of("target").resolve(path);
    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
    Files.writeString(copy, fresh);

    assertThat(document.quotes("java"))
        .as("Java snippets that name their file and their tag")
        .isEqualTo(document.text().split("```java", -1).length - 1)
        .isPositive();
    assertThat(document.text())
        .as(
            "%s differs from the code that it quotes or from cells.tsv; copy examples/target/%s"
                + " there",
            path, path)
        .isEqualTo(fresh);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "contracts/README.md",
        "examples/README.md",
        "fixture/README.md",
        "fixture/RATIONALE.md"
      })
  void linksLeadSomewhere(String path) {
    assertThat(new Document(path).brokenLinks())
        .as("links of %s whose file or heading does not exist", path)
        .isEmpty();
  }

  @Test
  void theMapOfTheHouseHasEveryPackage() throws IOException {
    Set<String> onTheMap =
        new Document("CONTRIBUTING.md")
            .text()
            .lines()
            .filter(line -> line.startsWith("| "))
            .flatMap(line -> Pattern.compile("`([a-z0-9.]+)`").matcher(cell(line, 2)).results())
            .map(name -> name.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(onTheMap)
        .as("packages in the second column of the table in CONTRIBUTING.md")
        .isEqualTo(packages());
  }

  private static String cell(String row, int column) {
    return row.split("\\|", -1)[column];
  }

  /** The packages of what is published, without the part that all share. */
  private static Set<String> packages() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String module : List.of("contracts", "fixture")) {
      Path sources = ROOT.resolve(module).resolve("src/main/java/dev/snapgate");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .map(file -> sources.relativize(file.resolveSibling("")))
            .forEach(folder -> packages.add(folder.toString().replace('/', '.')));
      }
    }
    return packages;
  }

  @Test
  void theFrontPageIsShort() {
    assertThat(FRONT_PAGE.text().lines().count())
        .as("lines of README.md; what is more belongs into the README of a module")
        .isLessThanOrEqualTo(200);
  }

  @Test
  void theFrontPageCountsTheFaults() {
    assertThat(FRONT_PAGE.text()).contains("\n" + Fault.all().size() + " faults: ");
  }

  @Test
  void ciRunsTheFirstCommand() throws IOException {
    String command = between(FRONT_PAGE.text(), "```sh\nmvn ", "\n");

    assertThat(Files.readString(ROOT.resolve(".ci/run")))
        .contains("\nmvn -B --no-transfer-progress " + command + "\n");
  }

  @Test
  void showsAWholeProjectWithTheVersionsOfThisOne() throws IOException {
    String pom = Files.readString(ROOT.resolve("examples/first/pom.xml"));
    String ours = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(FRONT_PAGE.quotes("xml")).isEqualTo(1);
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
    String readme = FIXTURE.text();

    assertThat(ConsumerCell.all())
        .filteredOn(ConsumerCell::isRefused)
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(readme).as("%s", cell).contains("| `" + cell.says() + "`"));
    assertThat(ConsumerCell.all())
        .filteredOn(ConsumerCell::isRefused)
        .extracting(ConsumerCell::says)
        .as("lines of which the front page shows one")
        .contains("Snapgate needs" + between(FRONT_PAGE.text(), "\nSnapgate needs", "\n"));
  }

  @Test
  void listsTheNineErrorsAsTheCatalogueHasThem() {
    String readme = FIXTURE.text();

    for (StorageGatewayError error : StorageGatewayError.values()) {
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
  void countsTheCasesOfEachTier() {
    String readme = CONTRACTS.text();

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
  void countsWhatTheCasesRestOn() {
    String readme = CONTRACTS.text();
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
}
