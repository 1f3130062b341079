package dev.snapgate.internal.report;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and what came back, redacted.
 *
 * @param at when the request was sent
 * @param bindings what the places of the case were filled with
 */
public record Exchange(
    Instant at, Map<String, String> bindings, Message request, Optional<Message> response) {

  public Exchange {
    bindings = Map.copyOf(bindings);
  }

  /**
   * One HTTP message.
   *
   * @param startLine {@code POST / HTTP/1.1}, or {@code HTTP/1.1 400}
   * @param body its bytes as characters: of their UTF-8 if they are such, else one character a byte
   * @param utf8 which of the two
   */
  public record Message(
      String startLine, List<Map.Entry<String, String>> headers, String body, boolean utf8) {

    public Message {
      headers = List.copyOf(headers);
    }

    public static Message of(
        String startLine, List<Map.Entry<String, String>> headers, byte[] body) {
      try {
        String text =
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(body)).toString();
        return new Message(startLine, headers, text, true);
      } catch (CharacterCodingException notUtf8) {
        return new Message(
            startLine, headers, new String(body, StandardCharsets.ISO_8859_1), false);
      }
    }

    /** The status of a response. */
    public int status() {
      return Integer.parseInt(startLine.substring(startLine.length() - 3));
    }

    public byte[] bytes() {
      return body.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** The message as it goes over the wire, with LF for line ends. Not escaped. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(startLine).append('\n');
      headers.forEach(
          header ->
              text.append(header.getKey()).append(": ").append(header.getValue()).append('\n'));
      return text.append('\n').append(body).toString();
    }
  }
}
