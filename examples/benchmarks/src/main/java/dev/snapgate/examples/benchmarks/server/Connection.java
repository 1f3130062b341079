package dev.snapgate.examples.benchmarks.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One kept-alive connection: the same little client for every contender. */
public final class Connection implements AutoCloseable {

  /** No answer of a server that works takes as long. */
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] answer = new byte[16 * 1024];

  /** To a port of this machine. */
  public Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends without waiting for anything. */
  public void send(byte[] bytes, int count) throws IOException {
    out.write(bytes, 0, count);
  }

  /**
   * Sends a request and reads its answer.
   *
   * @throws IllegalStateException if the status is not 200
   */
  public void exchange(byte[] request) throws IOException {
    out.write(request);
    int count = 0;
    while (count == 0 || !AnswerBytes.isWhole(answer, count)) {
      int read = in.read(answer, count, answer.length - count);
      if (read < 0) {
        throw new EOFException("The connection ended after " + count + " bytes of an answer");
      }
      count += read;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
