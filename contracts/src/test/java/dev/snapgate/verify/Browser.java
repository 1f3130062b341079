package dev.snapgate.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium of the machine's, with a clean profile, which notes what it asks for. */
final class Browser implements AutoCloseable {

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Skips the test, or fails it if a browser is required, where there is none. */
  static Browser start() {
    Optional<Path> driver = find("chromedriver");
    Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
    if (driver.isEmpty() || browser.isEmpty()) {
      Required.missing(
          "browser",
          "the commands \"chromium\" and \"chromedriver\" are not both on the PATH; on Debian"
              + " install the packages chromium and chromium-driver");
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    // In a container there are no namespaces to make a sandbox of.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> find(String... commands) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(commands)
        .flatMap(
            command ->
                Stream.of(path.split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, command)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  void open(Path file) {
    requests();
    driver.get(file.toUri().toString());
  }

  /** Shows no more than the page's HTML: its scripts do not run from now on. */
  void withoutScripts(boolean without) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", without));
  }

  void prefer(String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
  }

  void width(int pixels) {
    driver.manage().window().setSize(new Dimension(pixels, 900));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** The addresses that were asked for since the last call, the page's own included. */
  List<URI> requests() {
    List<URI> requests = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message;
      try {
        message = new ObjectMapper().readTree(entry.getMessage()).path("message");
      } catch (JsonProcessingException e) {
        throw new AssertionError("The driver's log is not JSON", e);
      }
      if (message.path("method").textValue().equals("Network.requestWillBeSent")) {
        requests.add(URI.create(message.at("/params/request/url").textValue()));
      }
    }
    return requests;
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The texts of those that are shown. */
  List<String> shown(String selector) {
    return all(selector).stream().filter(WebElement::isDisplayed).map(WebElement::getText).toList();
  }

  @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
