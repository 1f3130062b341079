package dev.snapgate.internal.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "C:\\dir \"quoted\" ${x}", "Größe 大小 😀 é", "…"})
  void leavesWhatHidesNothing(String text) {
    assertThat(Visible.line(text)).isEqualTo(text);
    assertThat(Visible.block(text, 100)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "a, \\n",
    "d, \\r",
    "9, \\t",
    "0, \\u0000",
    "1b, \\u001b",
    "7f, \\u007f",
    "85, \\u0085",
    "a0, \\u00a0",
    "ad, \\u00ad",
    "200b, \\u200b",
    "200e, \\u200e",
    "2028, \\u2028",
    "2029, \\u2029",
    "202e, \\u202e",
    "2066, \\u2066",
    "3000, \\u3000",
    "d800, \\ud800",
    "dc00, \\udc00",
    "e000, \\ue000",
    "feff, \\ufeff",
    "fdd0, \\ufdd0",
    "ffff, \\uffff",
    "e0041, \\udb40\\udc41",
    "f0000, \\udb80\\udc00",
    "10ffff, \\udbff\\udfff"
  })
  void escapesWhatIsHidden(String codePoint, String escape) {
    String text = "é" + Character.toString(Integer.parseInt(codePoint, 16)) + "z";

    assertThat(Visible.line(text)).isEqualTo("é" + escape + "z");
  }

  @Test
  void keepsTheLayoutOfABlock() {
    assertThat(Visible.block("a\n\tb\r\n\u001b", 10)).isEqualTo("a\n\tb\\r\n\\u001b");
  }

  @Test
  void countsWhatItLeavesOut() {
    assertThat(Visible.line("ab\ud83d\ude00c", 3)).isEqualTo("ab\ud83d\ude00… (4 characters)");
    assertThat(Visible.line("\n\n\n", 2)).isEqualTo("\\n\\n… (3 characters)");
    assertThat(Visible.block("a\nb", 2)).isEqualTo("a\n… (3 characters)");
    assertThat(Visible.line("\ud83d\ude00", 0)).isEqualTo("… (1 characters)");
    assertThat(Visible.line("abc", 3)).isEqualTo("abc");
    assertThat(Visible.line("\ud83d\ude00bc", 3)).isEqualTo("\ud83d\ude00bc");
  }

  @Test
  void showsBytes() {
    assertThat(Visible.bytes("a\r\n\t\u001b\u00e9~".getBytes(ISO_8859_1), 40))
        .isEqualTo("a\\r\\n\\x09\\x1b\\xe9~");
    assertThat(Visible.bytes(new byte[5], 2)).isEqualTo("\\x00\\x00...");
  }
}
