package dev.snapgate.verify;

import static dev.snapgate.verify.SampleReports.conforms;
import static dev.snapgate.verify.SampleReports.differs;
import static dev.snapgate.verify.SampleReports.report;
import static dev.snapgate.verify.SampleReports.run;
import static dev.snapgate.verify.SampleReports.skipped;
import static dev.snapgate.verify.SampleReports.unreachable;
import static dev.snapgate.verify.SampleReports.violates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapgate.contract.ContractCase.Inducible;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.WebElement;

/** The page of a report in a browser; one browser for all, so one test after the other. */
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageIT {

  private static final String ROWS = "tr[data-outcomes]";

  private static final VerificationReport PROXY =
      report(
          conforms("kept"),
          violates("broken"),
          differs("other"),
          unreachable("silent", "The connection was reset."),
          skipped("lab", Inducible.LAB, "The state has no handler."));

  private static final VerificationReport AWS =
      report(run(SampleReports.AWS), conforms("kept"), conforms("broken"), conforms("late"));

  private final Path folder;
  private Browser browser;

  ReportPageIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterAll
  void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Here and not before all, so that where there is no browser each test says so. */
  @BeforeEach
  void startBrowser() {
    if (browser == null) {
      browser = Browser.start();
    }
    browser.withoutScripts(false);
    browser.width(1280);
    browser.prefer("light");
  }

  @Test
  void asksForNothingButItself() {
    Path page = open(PROXY, AWS);

    assertThat(browser.requests()).containsExactly(page.toUri());
  }

  @Test
  void showsOneRowACaseWithItsOutcome() {
    open(PROXY);

    assertThat(browser.shown(ROWS + " th .meta code"))
        .containsExactly("kept", "broken", "other", "silent", "lab");
    assertThat(browser.shown(ROWS + " td .word"))
        .containsExactly("conforms", "violates", "differs", "unreachable", "skipped");
    assertThat(browser.shown(".verdict"))
        .containsExactly(
            "Does not conform: 1 case violates what the contract promises, 1 case was not"
                + " answered");
    assertThat(browser.shown(".shares li"))
        .containsExactly(
            "1 proven",
            "1 differ where the contract only infers",
            "1 broken",
            "1 without an answer",
            "1 lab only");
    assertThat(browser.shown(ROWS + " .kind.inferred")).hasSize(1);
  }

  @Test
  void putsSeveralReportsSideBySide() {
    open(PROXY, AWS);

    assertThat(browser.shown("thead th .endpoint"))
        .containsExactly(SampleReports.PROXY, SampleReports.AWS);
    assertThat(browser.shown("thead th time"))
        .containsExactly("2026-11-24 09:00 UTC", "2026-11-24 09:00 UTC");
    assertThat(cells("kept")).containsExactly("conforms", "conforms");
    assertThat(cells("broken")).containsExactly("violates", "conforms");
    assertThat(cells("silent")).containsExactly("unreachable", "not in this report");
    assertThat(cells("late")).containsExactly("not in this report", "conforms");
  }

  @Test
  void filtersByOutcome() {
    open(PROXY);

    chip("violates").click();
    assertThat(browser.shown(ROWS + " th .meta code")).containsExactly("broken");
    assertThat(browser.shown(".finding h3 code")).containsExactly("2013-06-30/broken");
    assertThat(browser.shown("section.skips")).isEmpty();
    assertThat(browser.shown("output")).containsExactly("1 of 5 cases");

    chip("skipped").click();
    assertThat(browser.shown(ROWS + " th .meta code")).containsExactly("broken", "lab");

    chip("violates").click();
    chip("skipped").click();
    assertThat(browser.shown(ROWS)).hasSize(5);
  }

  @Test
  void findsText() {
    open(PROXY);

    browser.one("input[type=search]").sendKeys("Promised SILENT");

    assertThat(browser.shown(ROWS + " th .meta code")).containsExactly("silent");
    assertThat(browser.shown(".finding h3 code")).containsExactly("2013-06-30/silent");
    browser.one("input[type=search]").sendKeys(" nowhere");
    assertThat(browser.shown(ROWS)).isEmpty();
    assertThat(browser.shown("tr.version")).isEmpty();
  }

  @Test
  void isUsedWithTheKeyboard() {
    open(PROXY);

    chip("violates").sendKeys(Keys.SPACE);
    assertThat(browser.shown(ROWS)).hasSize(1);
    browser.one(".finding summary").sendKeys(Keys.ENTER);
    assertThat(browser.shown(".finding.violates pre")).hasSize(2);
  }

  @Test
  void opensTheExchangeOfEachCaseThatFailed() {
    open(PROXY);
    assertThat(browser.shown(".finding pre")).isEmpty();

    browser.all(".finding summary").forEach(WebElement::click);

    assertThat(browser.all(".finding details[open]")).hasSize(3);
    assertThat(browser.shown(".finding.violates pre").get(1))
        .startsWith("HTTP/1.1 404\nContent-Type: application/x-amz-json-1.1\n")
        .endsWith(SampleReports.notFound().body());
    assertThat(browser.shown(".finding.unreachable pre")).hasSize(1);
    assertThat(browser.shown(".finding.violates dl").get(0))
        .contains("rule", "status", "expected", "400", "actual", "404", "source", "documented");
  }

  @Test
  void leadsFromACellToWhatWasFoundWhateverTheFilter() {
    open(PROXY);
    chip("conforms").click();
    browser.run("location.hash = document.querySelector('td.violates a').hash");

    assertThat(browser.shown(".finding h3 code")).containsExactly("2013-06-30/broken");
  }

  @Test
  void hidesNothingWithoutScripts() {
    browser.withoutScripts(true);
    open(PROXY);

    assertThat(browser.one("form.filter").getAttribute("hidden")).isNotNull();
    assertThat(browser.all("[hidden]")).hasSize(1);
    assertThat(browser.all(ROWS)).hasSize(5);
  }

  @Test
  void runsNothingThatAnEndpointSays() {
    for (String hostile :
        List.of(
            "</script><script>window.owned=1;alert(1)</script>",
            "</style><img src=x onerror=\"window.owned=1;alert(1)\">",
            "\"><svg onload=\"window.owned=1;alert(1)\">",
            "' autofocus onfocus='window.owned=1;alert(1)",
            "]]>--><iframe src=\"https://snapgate.invalid/\"></iframe><base href=//snapgate.invalid>",
            "\u001b\0\ufffe\ud800\u202e")) {
      Path page = open(SampleReports.full(hostile), SampleReports.full(hostile));
      browser.all("summary").forEach(WebElement::click);

      assertThat(browser.run("return typeof window.owned")).isEqualTo("undefined");
      assertThatThrownBy(() -> browser.driver().switchTo().alert())
          .isInstanceOf(NoAlertPresentException.class);
      assertThat(browser.requests()).containsExactly(page.toUri());
      assertThat(browser.all("script, style")).hasSize(2);
      assertThat(browser.all("img, iframe, base, svg:not(.bar), [onload], [onfocus]")).isEmpty();
      assertThat(browser.shown("output")).containsExactly("6 cases");
    }
  }

  @Test
  void wouldRunNoScriptEvenIfOneGotIn() {
    open(PROXY);
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.owned = 1';"
            + "document.body.append(s);"
            + "document.body.insertAdjacentHTML('beforeend', '<img src=x"
            + " onerror=\"window.owned=1\">')");

    assertThat(browser.run("return typeof window.owned")).isEqualTo("undefined");
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "400, light", "400, dark"})
  void fitsAndCanBeRead(int width, String scheme) {
    browser.width(width);
    browser.prefer(scheme);
    open(PROXY, AWS);
    browser.all("summary").forEach(WebElement::click);

    assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(browser.run(FAINT_TEXT)).asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
  }

  /** Texts whose contrast with what is behind them is less than WCAG 2's 4.5. */
  private static final String FAINT_TEXT =
      """
      const channels = (color) => color.match(/[\\d.]+/g).map(Number);
      const luminance = (color) => {
        const [r, g, b] = channels(color).map((c) => c / 255)
          .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const behind = (element) => {
        for (let e = element; e; e = e.parentElement) {
          const color = getComputedStyle(e).backgroundColor;
          if (channels(color)[3] !== 0) {
            return color;
          }
        }
      };
      return [...document.querySelectorAll('body *')]
        .filter((e) => e.checkVisibility())
        .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
        .filter((e) => {
          const [a, b] = [getComputedStyle(e).color, behind(e)].map(luminance);
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
        })
        .map((e) => e.outerHTML.slice(0, 200));
      """;

  private Path open(VerificationReport report, VerificationReport... others) {
    Path page = folder.resolve("report.html");
    report.writeHtml(page, others);
    browser.open(page);
    return page;
  }

  private WebElement chip(String outcome) {
    return browser.one("input[value=" + outcome + "]");
  }

  private List<String> cells(String caseId) {
    return browser.shown("tr[data-key='2013-06-30/" + caseId + "'] td .word");
  }
}
