package dev.snapgate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageGatewayErrorTest {

  @Test
  void isTheCatalogueConstantForEntryInTheSameOrder() {
    List<String> ids =
        List.copyOf(
            ErrorEntry.readAll("errors.json", ContractFiles.bundled().read("errors.json"))
                .keySet());

    assertThat(Arrays.stream(StorageGatewayError.values()).map(Enum::name))
        .containsExactlyElementsOf(ids);
  }

  @ParameterizedTest
  @EnumSource
  void hasASourceAndAPlausibleStatus(StorageGatewayError error) {
    assertThat(error.source())
        .matches("(observed|observed-elsewhere|documented|modelled|inferred): \\S.*");
    assertThat(error.status()).isIn(400, 403, 404, 413, 500, 503);
    assertThat(error.type()).matches("[A-Za-z]+");
  }

  /** What a recording of AWS shows is counted, so that no label changes unnoticed. */
  @Test
  void restsOnWhatIsCounted() {
    Map<String, Long> kinds =
        Arrays.stream(StorageGatewayError.values())
            .collect(
                Collectors.groupingBy(
                    error -> error.entry().source().kind(), TreeMap::new, Collectors.counting()));

    assertThat(kinds)
        .containsExactly(
            Map.entry("documented", 2L),
            Map.entry("inferred", 4L),
            Map.entry("modelled", 1L),
            Map.entry("observed", 7L),
            Map.entry("observed-elsewhere", 19L));
  }

  @Test
  void givesTheExceptionsTheStatusesOfTheSmithyModel() {
    for (StorageGatewayError error : StorageGatewayError.values()) {
      switch (error.type()) {
        case "InvalidGatewayRequestException" -> assertThat(error.status()).isEqualTo(400);
        case "InternalServerError" -> assertThat(error.status()).isEqualTo(500);
        case "ServiceUnavailableError" -> assertThat(error.status()).isEqualTo(503);
        default -> assertThat(error.code()).isEmpty();
      }
    }
  }

  @Test
  void printsTheUserGuidesExampleInTheOrderOfTheWire() {
    assertThat(StorageGatewayError.VOLUME_NOT_FOUND.body())
        .isEqualTo(
            "{\"__type\":\"InvalidGatewayRequestException\",\"error\":{\"errorCode\":\"VolumeNotFound\"},\"message\":\"The"
                + " specified volume was not found.\"}");
    assertThat(StorageGatewayError.VOLUME_NOT_FOUND.message())
        .contains("The specified volume was not found.");
    assertThat(StorageGatewayError.VOLUME_NOT_FOUND.contentType())
        .contains("application/x-amz-json-1.1");
  }

  @Test
  void printsEveryLayout() {
    assertThat(StorageGatewayError.SERIALIZATION.body())
        .isEqualTo("{\"__type\":\"SerializationException\"}");
    assertThat(StorageGatewayError.WRONG_MEMBER_TYPE.body("Start of list found where not expected"))
        .isEqualTo(
            "{\"__type\":\"SerializationException\",\"Message\":\"Start of list found where not"
                + " expected\"}");
    assertThat(StorageGatewayError.UNDETERMINED_OPERATION.body())
        .isEqualTo(
            "<AccessDeniedException>\n"
                + "  <Message>Unable to determine service/operation name to be"
                + " authorized</Message>\n"
                + "</AccessDeniedException>\n");
    assertThat(StorageGatewayError.UNDETERMINED_OPERATION.contentType()).isEmpty();
    assertThat(StorageGatewayError.UNKNOWN_OPERATION_XML.body())
        .isEqualTo("<UnknownOperationException/>\n");
    assertThat(StorageGatewayError.UNKNOWN_OPERATION_PLAIN_JSON.body())
        .isEqualTo(
            "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},\"Version\":\"1.0\"}");
    assertThat(StorageGatewayError.REQUEST_TOO_LARGE.body())
        .isEqualTo("HTTP content length exceeded 1049600 bytes.")
        .hasSize(43);
    assertThat(StorageGatewayError.REQUEST_TOO_LARGE.contentType()).contains("text; charset=utf-8");
    assertThat(StorageGatewayError.REQUEST_TOO_LARGE.status()).isEqualTo(413);
  }

  /** Where AWS changed its words, the catalogue has the newer ones and the older ones. */
  @Test
  void knowsWhatOlderServicesSay() {
    assertThat(StorageGatewayError.INTERNAL_FAILURE.body())
        .isEqualTo("{\"__type\":\"InternalFailure\"}");
    assertThat(StorageGatewayError.INTERNAL_FAILURE.olderBody().orElseThrow())
        .startsWith(
            "{\"__type\":\"InternalFailure\",\"message\":\"The request processing has failed");
    assertThat(StorageGatewayError.SUBSCRIPTION_REQUIRED.body())
        .endsWith("\"The AWS Access Key Id needs a subscription for the service\"}");
    assertThat(StorageGatewayError.SUBSCRIPTION_REQUIRED.olderBody().orElseThrow())
        .endsWith("\"The AWS Access Key Id needs a subscription for the service.\"}");
    assertThat(StorageGatewayError.ACCESS_DENIED.message().orElseThrow())
        .startsWith("User: arn:aws:iam::")
        .contains(" on resource: arn:aws:storagegateway:")
        .endsWith(
            " because no identity-based policy allows the storagegateway:CreateSnapshot action");
    assertThat(StorageGatewayError.ACCESS_DENIED.olderBody().orElseThrow())
        .startsWith("{\"__type\":\"AccessDeniedException\",\"Message\":\"User: arn:aws:iam::")
        .doesNotContain("because");
    assertThat(StorageGatewayError.REQUEST_TOO_LARGE.olderBody()).contains("");
    assertThat(StorageGatewayError.THROTTLING.olderBody()).isEmpty();
  }

  @Test
  void putsAnotherMessageInTheSameBody() {
    assertThat(StorageGatewayError.VOLUME_NOT_FOUND.body("\"gone\""))
        .isEqualTo(
            "{\"__type\":\"InvalidGatewayRequestException\",\"error\":{\"errorCode\":\"VolumeNotFound\"},\"message\":\"\\\"gone\\\"\"}");
    assertThat(StorageGatewayError.UNDETERMINED_OPERATION.body("a<b&c>"))
        .contains("<Message>a&lt;b&amp;c&gt;</Message>");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SERIALIZATION_PLAIN_JSON", "UNKNOWN_OPERATION_XML", "UNKNOWN_OPERATION_PLAIN_JSON"})
  void refusesAMessageWhereTheBodyHasNoPlaceForOne(StorageGatewayError error) {
    assertThatThrownBy(() -> error.body("m"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(error.name() + " carries no message on the wire; take body() without one");
  }

  @Test
  void isFoundByTypeAndCode() {
    assertThat(StorageGatewayError.find("InvalidGatewayRequestException", "VolumeNotFound"))
        .contains(StorageGatewayError.VOLUME_NOT_FOUND);
    assertThat(StorageGatewayError.find("InternalServerError", "VolumeNotFound")).isEmpty();
    assertThat(StorageGatewayError.find("InvalidGatewayRequestException")).isEmpty();
    assertThat(StorageGatewayError.find("ThrottlingException"))
        .contains(StorageGatewayError.THROTTLING);
    assertThat(StorageGatewayError.find("InvalidSignatureException"))
        .contains(StorageGatewayError.INVALID_SIGNATURE);
    for (StorageGatewayError error : StorageGatewayError.values()) {
      assertThat(
              error
                  .code()
                  .map(code -> StorageGatewayError.find(error.type(), code))
                  .orElseGet(() -> StorageGatewayError.find(error.type())))
          .hasValueSatisfying(found -> assertThat(found.type()).isEqualTo(error.type()));
    }
  }

  @Test
  void knowsWhichClientsTryAgain() {
    Set<String> all = Set.of("boto3-legacy", "boto3-standard", "java-v1", "java-v2", "js-v3");
    assertThat(StorageGatewayError.THROTTLING.retriedBy()).isEqualTo(all);
    assertThat(StorageGatewayError.INTERNAL_ERROR.retriedBy()).isEqualTo(all);
    assertThat(StorageGatewayError.SERVICE_UNAVAILABLE.retriedBy()).isEqualTo(all);
    assertThat(StorageGatewayError.GATEWAY_PROXY_NETWORK_CONNECTION_BUSY.retriedBy()).isEmpty();
    assertThat(StorageGatewayError.REQUEST_EXPIRED.retriedBy())
        .containsExactlyInAnyOrder("java-v1", "java-v2");
  }
}
