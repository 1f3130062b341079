package dev.snapgate.examples.benchmarks;

import dev.snapgate.examples.benchmarks.server.AnswerBytes;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Kept-alive connections that each send the same request again as soon as it is answered. All on
 * one thread: the processors are the servers'.
 */
final class LoadClient implements AutoCloseable {

  private static final int MOST = 4_000_000;

  /** No answer of a server that works takes as long. */
  private static final long PATIENCE_MILLIS = 60_000;

  private final Selector selector;
  private final int connections;
  private final long[] nanos = new long[MOST];
  private int answered;
  private int waiting;

  /** One connection, and what has come of its answer. */
  private static final class Lane {
    final SocketChannel channel;
    final byte[] answer = new byte[16 * 1024];
    final ByteBuffer buffer = ByteBuffer.wrap(answer);
    final ByteBuffer request;
    long sent;

    Lane(SocketChannel channel, byte[] request) {
      this.channel = channel;
      this.request = ByteBuffer.wrap(request);
    }

    void send() throws IOException {
      buffer.clear();
      request.rewind();
      sent = System.nanoTime();
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }
  }

  LoadClient(int port, byte[] request, int connections) throws IOException {
    this.selector = Selector.open();
    this.connections = connections;
    for (int i = 0; i < connections; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Lane(channel, request));
    }
  }

  /** Sends for some time, and waits for the last answers. */
  static Load during(Duration time, int port, byte[] request, int connections) throws IOException {
    try (LoadClient client = new LoadClient(port, request, connections)) {
      return client.run(System.nanoTime() + time.toNanos(), MOST);
    }
  }

  /** Sends so many. */
  static Load ofRequests(int requests, int port, byte[] request, int connections)
      throws IOException {
    try (LoadClient client = new LoadClient(port, request, connections)) {
      return client.run(Long.MAX_VALUE, requests);
    }
  }

  private Load run(long end, int most) throws IOException {
    long start = System.nanoTime();
    for (SelectionKey key : selector.keys()) {
      ((Lane) key.attachment()).send();
      waiting++;
    }
    while (waiting > 0) {
      if (selector.select(PATIENCE_MILLIS) == 0) {
        throw new IOException(waiting + " of " + connections + " connections wait in vain");
      }
      Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
      while (ready.hasNext()) {
        read((Lane) ready.next().attachment(), end, most);
        ready.remove();
      }
    }
    if (end != Long.MAX_VALUE && answered == MOST) {
      throw new IllegalStateException(
          "More than " + MOST + " requests were answered before the time was over: raise MOST");
    }
    return new Load(Arrays.copyOf(nanos, answered), (System.nanoTime() - start) / 1e9);
  }

  private void read(Lane lane, long end, int most) throws IOException {
    if (lane.channel.read(lane.buffer) < 0) {
      throw new EOFException("The server ended a connection");
    }
    if (!AnswerBytes.isWhole(lane.answer, lane.buffer.position())) {
      return;
    }
    long now = System.nanoTime();
    nanos[answered++] = now - lane.sent;
    // Times of different clocks may wrap, so it is the difference that counts.
    if ((end == Long.MAX_VALUE || now - end < 0) && answered + waiting <= most) {
      lane.send();
    } else {
      waiting--;
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
