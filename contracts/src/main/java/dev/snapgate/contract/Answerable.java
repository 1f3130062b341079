package dev.snapgate.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.snapgate.internal.json.DataObject;
import dev.snapgate.internal.text.Visible;
import java.util.List;
import java.util.Map;

/**
 * Whether a fake can answer from a contract: it takes the volume from the request, and says the
 * volume and an id of its own making in the response. What it cannot answer is refused when the
 * contract is loaded, since every valid request would be a failure of the fake.
 */
final class Answerable {

  private static final String VOLUME = "VolumeARN";
  private static final String SNAPSHOT = "SnapshotId";
  private static final String EXAMPLE_ARN =
      "arn:aws:storagegateway:us-east-1:123456789012:gateway/sgw-12A3456B/volume/vol-1122AABB";
  private static final String EXAMPLE_ID = "snap-0123456789abcdef0";

  private static final int SHOWN = 500;

  /** The id that the model of 2012 allows. */
  private static final String SHORT_ID = "snap-01234567";

  private static final String SHORT_IDS = "2012-06-30";

  private final Contract contract;
  private final String requestFile;
  private final String responseFile;

  Answerable(Contract contract, ContractFiles files, String apiVersion) {
    this.contract = contract;
    this.requestFile = files.label(apiVersion + "/request.schema.json");
    this.responseFile = files.label(apiVersion + "/response.schema.json");
  }

  void check() {
    List<String> members = contract.responseMembers();
    if (members.size() != 2 || !members.containsAll(List.of(VOLUME, SNAPSHOT))) {
      throw new IllegalArgumentException(
          responseFile
              + ": \"properties\" at # has the members "
              + Visible.line(members.toString(), SHOWN)
              + "; a fake can answer with "
              + VOLUME
              + " and "
              + SNAPSHOT
              + " and no others");
    }
    String id = contract.apiVersion().equals(SHORT_IDS) ? SHORT_ID : EXAMPLE_ID;
    byte[] response = contract.response(Map.of(VOLUME, EXAMPLE_ARN, SNAPSHOT, id));
    contract.readResponse(response).violations().stream()
        .findFirst()
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException(
                  DataObject.refusal(
                      responseFile,
                      violation.pointer().isEmpty() ? "" : "/properties" + violation.pointer(),
                      violation.rule(),
                      "is broken by what a fake answers, "
                          + new String(response, UTF_8).replaceAll("\\s*\n\\s*", " ")
                          + ": "
                          + Visible.line(violation.toString(), SHOWN)));
            });
    if (!refuses("{\"SnapshotDescription\":\"x\"}")) {
      throw new IllegalArgumentException(
          requestFile
              + ": \"required\" at # does not hold "
              + VOLUME
              + "; a fake makes a snapshot of no volume that the request does not name");
    }
    for (String value : List.of("7", "true", "{}", "[]")) {
      if (!refuses("{\"VolumeARN\":" + value + ",\"SnapshotDescription\":\"x\"}")) {
        throw new IllegalArgumentException(
            requestFile
                + ": \"type\" at #/properties/"
                + VOLUME
                + " must be \"string\": it takes "
                + value
                + ", and a fake finds a volume by a text");
      }
    }
  }

  private boolean refuses(String body) {
    return contract.readRequest(body.getBytes(UTF_8)).violations().stream()
        .anyMatch(violation -> violation.pointer().startsWith("/" + VOLUME));
  }
}
