package dev.snapgate.examples.benchmarks.server;

import java.io.IOException;

/** What one test costs that shares nothing with the one before it. */
interface IsolatedTest extends AutoCloseable {

  /** Arranges, sends one signed request, asserts, cleans up. */
  void run() throws Exception;

  @Override
  void close() throws IOException;
}
