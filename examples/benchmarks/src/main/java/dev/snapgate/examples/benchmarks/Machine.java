package dev.snapgate.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What was measured on, without a word of whose it is. */
record Machine(
    int processors, String processor, long memory, String jdk, String system, double load) {

  static Machine here() {
    com.sun.management.OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new Machine(
        system.getAvailableProcessors(),
        processorName(),
        system.getTotalMemorySize(),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        system.getName() + " " + System.getProperty("os.arch"),
        system.getSystemLoadAverage());
  }

  private static String processorName() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }

  /** One line. */
  @Override
  public String toString() {
    return processors
        + " processors ("
        + processor
        + "), "
        + Math.round(memory / (double) (1L << 30))
        + " GiB, JDK "
        + jdk
        + ", "
        + system
        + "; load before the run "
        + Figures.ratio(load);
  }
}
