package dev.snapgate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file of this repository: the code that it quotes and the places that it links to. */
record Document(String path) {

  private static final Path ROOT = Path.of("..");

  /** A mark that names a file, and a region of it or nothing, before a block of code. */
  private static final Pattern QUOTE =
      Pattern.compile(
          "<!-- (?<file>\\S+/\\S+)(?: (?<tag>\\S+))? -->\n```(?<language>[a-z]+)\n.*?```\n",
          Pattern.DOTALL);

  private static final Pattern BLOCK =
      Pattern.compile("^```.*?^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\((?<target>[^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (?<title>.*)$", Pattern.MULTILINE);

  String text() {
    return read(ROOT.resolve(path));
  }

  /** The text with each quote as the quoted file has it now. */
  String withFreshQuotes() {
    return QUOTE.matcher(text()).replaceAll(found -> Matcher.quoteReplacement(quote(found)));
  }

  /** How many blocks of a language have a mark, and so are held to their file. */
  long quotes(String language) {
    return QUOTE
        .matcher(text())
        .results()
        .filter(found -> found.group().contains("\n```" + language + "\n"))
        .count();
  }

  /** The links whose file or heading is not there. */
  List<String> brokenLinks() {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(prose());
    while (links.find()) {
      String target = Objects.requireNonNull(links.group("target"));
      if (!target.startsWith("https://") && !leadsSomewhere(target)) {
        broken.add(target);
      }
    }
    return broken;
  }

  private boolean leadsSomewhere(String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path other = file.isEmpty() ? Path.of(path) : Path.of(path).resolveSibling(file).normalize();
    return Files.exists(ROOT.resolve(other))
        && (hash < 0
            || new Document(other.toString()).anchors().contains(target.substring(hash + 1)));
  }

  /** The anchors that GitHub makes of the headings. */
  private Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    Matcher headings = HEADING.matcher(BLOCK.matcher(text()).replaceAll(""));
    while (headings.find()) {
      anchors.add(
          Objects.requireNonNull(headings.group("title"))
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-'));
    }
    return anchors;
  }

  /** The text without code. */
  private String prose() {
    return CODE.matcher(BLOCK.matcher(text()).replaceAll("")).replaceAll("`");
  }

  private static String quote(MatchResult found) {
    Matcher parts = QUOTE.matcher(found.group());
    assertThat(parts.matches()).isTrue();
    String file = Objects.requireNonNull(parts.group("file"));
    String tag = parts.group("tag");
    String language = parts.group("language");
    return "<!-- "
        + file
        + (tag == null ? "" : " " + tag)
        + " -->\n```"
        + language
        + "\n"
        + (tag == null ? read(ROOT.resolve(file)) : region(file, tag))
        + "```\n";
  }

  /** The lines of a region; where a file has several with one tag, of all of them. */
  private static String region(String file, String tag) {
    List<String> region = new ArrayList<>();
    boolean inside = false;
    for (String line : read(ROOT.resolve(file)).lines().toList()) {
      String mark = line.strip();
      if (mark.equals("// tag::" + tag + "[]")) {
        inside = true;
      } else if (mark.equals("// end::" + tag + "[]")) {
        inside = false;
      } else if (inside && !mark.startsWith("// tag::") && !mark.startsWith("// end::")) {
        region.add(line);
      }
    }
    assertThat(region).as("the lines of region %s of %s", tag, file).isNotEmpty();
    assertThat(inside).as("region %s of %s has no end", tag, file).isFalse();
    return String.join("\n", region).stripTrailing().stripIndent() + "\n";
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
