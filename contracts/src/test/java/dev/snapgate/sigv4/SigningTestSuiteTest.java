package dev.snapgate.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's own test suite for signers; {@code aws-signing-test-suite.txt} says where it is from. */
class SigningTestSuiteTest {

  private static final Instant TIME = Instant.parse("2015-08-30T12:36:00Z");
  private static final SigV4 CREDENTIAL =
      SigV4.of("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

  /** Paths that are not normalised are for Amazon S3; this one has nothing to normalise. */
  private static final String NOTHING_TO_NORMALIZE = "get-space-unnormalized";

  @Test
  void hasAllThirtyEightCases() {
    assertThat(cases()).hasSize(38);
    assertThat(normalized()).hasSize(32);
    assertThat(unnormalized()).hasSize(6);
  }

  @ParameterizedTest
  @MethodSource("normalized")
  void signsAsAwsDoes(Case aCase) {
    Optional<String> token = aCase.sent().header("X-Amz-Security-Token");
    SigV4 credential = token.map(CREDENTIAL::withSessionToken).orElse(CREDENTIAL);
    SigV4.Request plain =
        Samples.without(Samples.without(aCase.sent(), "X-Amz-Date"), "X-Amz-Security-Token");

    Map<String, String> added =
        credential.sign(
            plain,
            "us-east-1",
            "service",
            TIME,
            Set.copyOf(List.of(aCase.signed().split(";", -1))));

    assertThat(added).containsEntry("Authorization", aCase.authorization());
    assertThat(added).containsEntry("X-Amz-Date", "20150830T123600Z");
    assertThat(Optional.ofNullable(added.get("X-Amz-Security-Token"))).isEqualTo(token);
    if (!aCase.name().equals("post-sts-header-after")) {
      assertThat(credential.sign(plain, "us-east-1", "service", TIME)).isEqualTo(added);
    }
  }

  @ParameterizedTest
  @MethodSource("normalized")
  void verifiesWhatAwsSigned(Case aCase) {
    assertThat(CREDENTIAL.verify(aCase.received())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("normalized")
  void makesTheCanonicalRequestOfTheSuite(Case aCase) {
    SigV4.Mismatch mismatch =
        SigV4.of("AKIDEXAMPLE", "other").verify(aCase.received()).orElseThrow();

    assertThat(mismatch.stringToSign()).isEqualTo(aCase.stringToSign());
  }

  @ParameterizedTest
  @MethodSource("unnormalized")
  void saysThatThePathWasNotNormalized(Case aCase) {
    SigV4.Mismatch mismatch = CREDENTIAL.verify(aCase.received()).orElseThrow();

    assertThat(mismatch.difference()).contains("the client signed '" + aCase.sent().path() + "' (");
    assertThat(mismatch.signedCanonicalRequest().map(Hashes::sha256)).contains(aCase.hash());
  }

  static List<Case> normalized() {
    return cases().stream().filter(aCase -> !aCase.isForS3()).toList();
  }

  static List<Case> unnormalized() {
    return cases().stream().filter(Case::isForS3).toList();
  }

  private static List<Case> cases() {
    try (InputStream in =
        Objects.requireNonNull(
            SigningTestSuiteTest.class.getResourceAsStream("aws-signing-test-suite.txt"))) {
      return Stream.of(new String(in.readAllBytes(), UTF_8).split("\n\n", -1))
          .skip(1)
          .map(Case::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Case(
      String name,
      boolean isForS3,
      SigV4.Request sent,
      String signed,
      String hash,
      String signature) {

    static Case parse(String block) {
      String[] lines = block.strip().split("\n", -1);
      String name = lines[0].replace(" unnormalized", "");
      boolean isForS3 = !name.equals(lines[0]) && !name.equals(NOTHING_TO_NORMALIZE);
      int space = lines[1].indexOf(' ');
      String target = lines[1].substring(space + 1);
      int question = target.indexOf('?');
      List<Map.Entry<String, String>> headers = new ArrayList<>();
      List<String> results = new ArrayList<>();
      for (String line : List.of(lines).subList(2, lines.length)) {
        int colon = line.indexOf(':');
        if (line.startsWith("= ")) {
          results.add(line.substring(2));
        } else if (line.startsWith(" ")) {
          Map.Entry<String, String> folded = headers.remove(headers.size() - 1);
          headers.add(Map.entry(folded.getKey(), folded.getValue() + "\n" + line));
        } else {
          headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
        }
      }
      String[] expected = results.get(0).split(" ", -1);
      SigV4.Request sent =
          new SigV4.Request(
              lines[1].substring(0, space),
              question < 0 ? target : target.substring(0, question),
              question < 0 ? "" : target.substring(question + 1),
              headers,
              results.size() < 2 ? new byte[0] : results.get(1).getBytes(UTF_8));
      return new Case(name, isForS3, sent, expected[0], expected[1], expected[2]);
    }

    String authorization() {
      return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
          + " SignedHeaders="
          + signed
          + ", Signature="
          + signature;
    }

    String stringToSign() {
      return "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/service/aws4_request\n" + hash;
    }

    SigV4.Request received() {
      return Samples.withHeader(sent, "Authorization", authorization());
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
