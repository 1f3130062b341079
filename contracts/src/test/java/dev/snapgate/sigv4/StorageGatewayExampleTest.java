package dev.snapgate.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The worked example of the Storage Gateway User Guide, "Signing Requests" (ListGateways, API
 * Version 2012-06-30). As printed it says us-east-2, but its hash and its signature are those of
 * us-east-1.
 */
class StorageGatewayExampleTest {

  private static final String PRINTED_HASH =
      "92c0effa6f9224ac752ca179a04cecbede3038b0959666a8160ab452c9e51b3e";
  private static final String PRINTED_SIGNATURE =
      "6d4c40b8f2257534dbdca9f326f147a0a7a419b63aff349d9d9c737c9a0f4c81";

  @Test
  void printedValuesAreThoseOfUsEast1() {
    assertThat(signature("us-east-1")).isEqualTo(PRINTED_SIGNATURE);
    assertThat(canonicalRequestHash("us-east-1")).isEqualTo(PRINTED_HASH);
  }

  @Test
  void printedRegionHasOtherValues() {
    assertThat(signature("us-east-2"))
        .isEqualTo("b75875f1b50bcd33adc15a528e1536e3132680e340c27ece692eb3e6340fbab5");
    assertThat(canonicalRequestHash("us-east-2")).startsWith("18cc088f88c1");
  }

  @Test
  void printedSignatureDoesNotVerifyInThePrintedRegion() {
    SigV4.Request printed =
        Samples.withHeader(
            Samples.withHeader(listGateways("us-east-2"), "X-Amz-Date", "20120910T000000Z"),
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20120910/us-east-2/storagegateway/"
                + "aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="
                + PRINTED_SIGNATURE);

    assertThat(Samples.CREDENTIAL.verify(printed)).isPresent();
  }

  private static String signature(String region) {
    return SigV4.Authorization.parse(added(region).get("Authorization") + "")
        .signature()
        .orElseThrow();
  }

  private static String canonicalRequestHash(String region) {
    SigV4.Request signed = Samples.with(listGateways(region), added(region));
    String stringToSign =
        SigV4.of("AKIAIOSFODNN7EXAMPLE", "other").verify(signed).orElseThrow().stringToSign();
    return stringToSign.substring(stringToSign.lastIndexOf('\n') + 1);
  }

  private static Map<String, String> added(String region) {
    return Samples.CREDENTIAL.sign(
        listGateways(region), region, "storagegateway", Instant.parse("2012-09-10T00:00:00Z"));
  }

  private static SigV4.Request listGateways(String region) {
    return new SigV4.Request(
        "POST",
        "/",
        "",
        List.of(
            Map.entry("Host", "storagegateway." + region + ".amazonaws.com"),
            Map.entry("Content-Type", "application/x-amz-json-1.1"),
            Map.entry("x-amz-target", "StorageGateway_20120630.ListGateways")),
        "{}".getBytes(UTF_8));
  }
}
