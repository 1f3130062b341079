package dev.snapgate.verify;

import static dev.snapgate.verify.SampleReports.conforms;
import static dev.snapgate.verify.SampleReports.report;
import static dev.snapgate.verify.SampleReports.violates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.internal.report.HtmlReport;
import dev.snapgate.internal.report.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

  private final Path folder;

  HtmlReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"style", "script"})
  void letsRunOnlyWhatItCarries(String tag) throws Exception {
    String page = page(report(violates("a")));
    Matcher own = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL).matcher(page);
    assertThat(own.find()).isTrue();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(own.group(1).getBytes(StandardCharsets.UTF_8));

    assertThat(own.group(1)).isNotBlank();
    assertThat(page)
        .contains(tag + "-src &#39;sha256-" + Base64.getEncoder().encodeToString(hash) + "&#39;;")
        .contains("content=\"default-src &#39;none&#39;; ");
    assertThat(own.find()).isFalse();
  }

  @Test
  void escapesEverythingThatItIsGiven() throws IOException {
    String page =
        page(SampleReports.full("</script><img src=x onerror=alert(1)>\"'><svg onload=x>\u001b"));

    assertThat(page)
        .doesNotContain("<img", "<svg onload", "\u001b")
        .contains(
            "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&gt;&lt;svg onload=x&gt;"
                + "<span class=\"escape\">\\u001b</span>");
    assertThat(page.split("</script>", -1)).hasSize(2);
  }

  @Test
  void hasNoStyleOrHandlerInAnElement() throws IOException {
    String elements = page(report(violates("a"))).replaceAll("(?s)<(style|script)>.*?</\\1>", "");

    assertThat(elements).doesNotContainPattern("<[^>]* (style|on[a-z]+|src)=");
  }

  @Test
  void staysWithinBoundsWithAMegabyteInEveryPlace() throws IOException {
    assertThat(page(SampleReports.full("x".repeat(1 << 20))).length()).isLessThan(2_000_000);
  }

  @Test
  void isTheSameEveryTime() throws IOException {
    assertThat(page(report(violates("a")), report(conforms("a"))))
        .isEqualTo(page(report(violates("a")), report(conforms("a"))));
  }

  @Test
  void refusesReportsOfTwoServices() {
    Run other =
        new Run("7Q2M", "ec2", 1, "x", java.time.Instant.EPOCH, 0, List.of(), Optional.empty());

    assertThatThrownBy(
            () ->
                report(conforms("a")).writeHtml(folder.resolve("x"), report(other, conforms("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A page shows one service; these reports are of storagegateway and ec2."
                + " Write a page for each.");
  }

  private static String page(VerificationReport... reports) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HtmlReport.of(Stream.of(reports).map(VerificationReport::data).toList()).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
