package dev.snapgate.examples.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nDate: now\r\n\r\nbody",
        "HTTP/1.1 200 OK\r\ncontent-length:4\r\n\r\nbody",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"
      })
  void anAnswerIsWholeWithItsLastByteAndNotBefore(String answer) {
    byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);

    for (int count = 0; count < bytes.length; count++) {
      assertThat(AnswerBytes.isWhole(bytes, count)).as("%d bytes", count).isFalse();
    }
    assertThat(AnswerBytes.isWhole(bytes, bytes.length)).isTrue();
  }

  @Test
  void anotherStatusIsAFailureAndIsShown() {
    byte[] bytes =
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> AnswerBytes.isWhole(bytes, bytes.length))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("403 Forbidden");
  }
}
