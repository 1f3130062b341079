package dev.snapgate.examples.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The figures of {@code examples/README.md} are those of the files. */
class SummaryTest {

  private static final Path README = Path.of("../README.md");
  private static final String BEGIN = "<!-- examples/atlas summary -->\n";
  private static final String END = "<!-- end of summary -->\n";

  @Test
  void theReadmeShowsTheSummaryOfTheFiles() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(end).as("the README has both marks of the summary").isGreaterThanOrEqualTo(begin);

    String fresh = readme.substring(0, begin) + new Summary() + readme.substring(end);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("README.md"), fresh);

    assertThat(readme)
        .as("examples/README.md differs from the atlas; copy examples/atlas/target/README.md there")
        .isEqualTo(fresh);
  }
}
