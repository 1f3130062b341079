package dev.snapgate.examples.benchmarks.server;

import java.nio.charset.StandardCharsets;

/** Finds the end of an answer in what has been read, and no more: the client is to cost little. */
public final class AnswerBytes {

  private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private AnswerBytes() {}

  /**
   * Whether the bytes are a whole answer of the status 200.
   *
   * @throws IllegalStateException if it is another answer
   */
  public static boolean isWhole(byte[] bytes, int count) {
    int end = endOfHead(bytes, count);
    if (end < 0) {
      return false;
    }
    if (!startsWith(OK, bytes, 0, count)) {
      throw new IllegalStateException(
          "Not answered with 200: " + new String(bytes, 0, count, StandardCharsets.UTF_8));
    }
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\r' && startsWith(LENGTH, bytes, i, end)) {
        return count >= end + number(bytes, i + LENGTH.length);
      }
    }
    // In chunks; no JSON in these answers has a line break.
    return startsWith(LAST_CHUNK, bytes, count - LAST_CHUNK.length, count);
  }

  private static int endOfHead(byte[] bytes, int count) {
    for (int i = 3; i < count; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] lowerCase, byte[] bytes, int from, int end) {
    if (from < 0 || from + lowerCase.length > end) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      int c = bytes[from + i];
      if (c != lowerCase[i] && (c | 0x20) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private static int number(byte[] bytes, int from) {
    int i = from;
    while (bytes[i] == ' ') {
      i++;
    }
    int number = 0;
    while (bytes[i] >= '0' && bytes[i] <= '9') {
      number = number * 10 + bytes[i] - '0';
      i++;
    }
    return number;
  }
}
