package dev.snapgate.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random requests; the number of the repetition is the seed. */
class TamperingTest {

  private static final String VISIBLE =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$'()*+,;=:@ \"#<>[]^`{|}";

  @RepeatedTest(300)
  void whatIsSignedVerifiesAndOneByteFlippedInAnySignedPartDoesNot(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    SigV4.Request request = signed(random);

    assertThat(Samples.CREDENTIAL.verify(request)).as(request::toString).isEmpty();

    for (int i = 0; i < request.headers().size(); i++) {
      SigV4.Request changed = flippedHeader(request, i, random);
      if (!changed.equals(request)) {
        assertMismatch(changed);
      }
    }
    if (request.body().length > 0) {
      byte[] body = request.body().clone();
      body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      assertMismatch(Samples.withBody(request, body));
    }
    assertMismatch(
        new SigV4.Request(
            "PUT", request.path(), request.query(), request.headers(), request.body()));
    assertMismatch(Samples.withTarget(request, request.path() + "x", request.query()));
    assertMismatch(Samples.withTarget(request, request.path(), request.query() + "&x"));
  }

  private static void assertMismatch(SigV4.Request changed) {
    assertThat(Samples.CREDENTIAL.verify(changed)).as(changed::toString).isPresent();
  }

  private static SigV4.Request signed(Random random) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    headers.add(Map.entry("Host", "localhost:" + random.nextInt(65_536)));
    Set<String> used = new HashSet<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      String name = "X-" + text(random, 8, VISIBLE.substring(0, 52));
      if (used.add(name.toLowerCase(Locale.ROOT))) {
        headers.add(Map.entry(name, text(random, 30, VISIBLE)));
      }
    }
    byte[] body = new byte[random.nextInt(300)];
    random.nextBytes(body);
    String path = "/" + text(random, 10, VISIBLE + "/%é");
    String query = random.nextBoolean() ? "" : text(random, 30, VISIBLE.substring(0, 66) + "=&%é");
    return Samples.signed(new SigV4.Request("POST", path, query, headers, body));
  }

  private static String text(Random random, int length, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(length) + 1; i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** One character of the value becomes another that is not space; the signature's own included. */
  private static SigV4.Request flippedHeader(SigV4.Request request, int index, Random random) {
    Map.Entry<String, String> header = request.headers().get(index);
    StringBuilder value = new StringBuilder(header.getValue());
    boolean authorization = header.getKey().equals("Authorization");
    int at =
        authorization ? value.length() - 1 - random.nextInt(64) : random.nextInt(value.length());
    if (value.charAt(at) == ' ') {
      return request;
    }
    value.setCharAt(at, value.charAt(at) == 'a' ? 'b' : 'a');
    List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
    headers.set(index, Map.entry(header.getKey(), value.toString()));
    return new SigV4.Request(
        request.method(), request.path(), request.query(), headers, request.body());
  }
}
