package dev.snapgate.examples.benchmarks.server;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * What this process holds.
 *
 * @param heap bytes in use after a garbage collection
 * @param files open file descriptors, sockets among them; -1 where the system does not tell
 */
public record Footprint(long heap, int threads, int files) {

  static Footprint now() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long least = Long.MAX_VALUE;
    // What hangs on weak references goes only after those have been cleared.
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
    }
    String[] files = new File("/proc/self/fd").list();
    return new Footprint(
        least,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        files == null ? -1 : files.length);
  }

  /** The other way round from {@link #toString()}. */
  public static Footprint parse(String line) {
    String[] words = line.split(" ", -1);
    return new Footprint(
        Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
  }

  @Override
  public String toString() {
    return heap + " " + threads + " " + files;
  }
}
