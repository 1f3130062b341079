package dev.snapgate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.snapgate.contract.Violation;
import dev.snapgate.internal.report.HtmlReport;
import dev.snapgate.internal.report.JUnitXmlReport;
import dev.snapgate.internal.report.JsonReport;
import dev.snapgate.internal.report.ReportData;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight times the cases are eight times the work. Work is counted in bytes that a thread allocates,
 * which do not depend on how busy the machine is.
 */
class GrowthTest {

  private static final int FEW = 200;
  private static final int TIMES = 8;

  /** Nearer to 8 than to the 64 of what is quadratic; logarithms and growing tables have room. */
  private static final double MOST = 13;

  /** What is done with so many cases. */
  @FunctionalInterface
  interface Work {
    void run(Path folder) throws IOException;
  }

  static Stream<Named<IntFunction<Work>>> works() {
    return Stream.of(
        named("redaction", GrowthTest::redaction),
        named("shortened values", GrowthTest::shortened),
        named("page", n -> page(report(n))),
        named("page of two reports", n -> page(report(n), report(n))),
        named("text", n -> text(report(n))),
        named("JSON", n -> json(report(n))),
        named("JUnit XML", n -> xml(report(n))),
        named("reading", GrowthTest::reading),
        named("comparison", n -> comparison(report(n))));
  }

  private static Named<IntFunction<Work>> named(String name, IntFunction<Work> work) {
    return Named.of(name, work);
  }

  private static Work redaction(int n) {
    return folder -> {
      Redaction redaction = new Redaction();
      for (int i = 0; i < n; i++) {
        String signature = String.format("%064x", i * 7919L);
        redaction.learn(Redaction.Kind.SIGNATURE, signature);
        redaction.learn(Redaction.Kind.SNAPSHOT, String.format("snap-%08x", i));
        redaction.text("POST / Signature=" + signature + ", x=%2F \\/ &amp; arn:aws:");
      }
    };
  }

  private static Work shortened(int n) {
    return folder -> {
      Redaction redaction = new Redaction();
      for (int i = 0; i < n; i++) {
        String token = String.format("Token%d/", i).repeat(9);
        redaction.learn(Redaction.Kind.TOKEN, token);
        redaction.violation(
            new Violation("/a", "equals", "x", "got " + token.substring(0, 40) + "…", "s"));
      }
    };
  }

  private static VerificationReport report(int n) {
    return new VerificationReport(
        new ReportData(
            SampleReports.run(SampleReports.AWS),
            IntStream.range(0, n).mapToObj(i -> SampleReports.violates("case-" + i)).toList()));
  }

  private static Work page(VerificationReport... reports) {
    HtmlReport page = HtmlReport.of(Stream.of(reports).map(VerificationReport::data).toList());
    return folder -> page.write(OutputStream.nullOutputStream());
  }

  private static Work text(VerificationReport report) {
    return folder -> assertThat(report.toString()).isNotEmpty();
  }

  private static Work json(VerificationReport report) {
    return folder -> JsonReport.write(report.data(), OutputStream.nullOutputStream());
  }

  private static Work xml(VerificationReport report) {
    return folder -> JUnitXmlReport.write(report.data(), OutputStream.nullOutputStream());
  }

  private static Work reading(int n) {
    VerificationReport report = report(n);
    return folder -> {
      Path file = folder.resolve("report-" + n + ".json");
      report.writeJson(file);
      assertThat(VerificationReport.read(file).results()).hasSize(n);
    };
  }

  private static Work comparison(VerificationReport report) {
    return folder -> VerificationReport.drift(report, List.of(report), Duration.ofDays(90));
  }

  @ParameterizedTest
  @MethodSource("works")
  void growsWithTheCases(IntFunction<Work> work, @TempDir Path folder) throws IOException {
    // Once before, so that what is loaded or compiled with the first case does not count.
    work.apply(FEW).run(folder);

    double few = allocated(work.apply(FEW), folder);
    double many = allocated(work.apply(FEW * TIMES), folder);

    assertThat(many / few).isLessThan(MOST);
  }

  private static double allocated(Work work, Path folder) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run(folder);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
