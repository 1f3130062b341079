package dev.snapgate.examples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;
import software.amazon.awssdk.services.storagegateway.model.Tag;

/**
 * Takes a snapshot of each volume, every night.
 *
 * <p>A volume that fails does not keep the others from being saved; the result says which did.
 */
public final class NightlyBackup {

  private static final Pattern SNAPSHOT_ID = Pattern.compile("snap-([0-9a-f]{8}|[0-9a-f]{17})");

  private final StorageGatewayClient client;
  private final String description;

  /** Saves with the description that operators look for. */
  public NightlyBackup(StorageGatewayClient client) {
    this(client, "nightly");
  }

  /** Saves with a description of one's own. */
  public NightlyBackup(StorageGatewayClient client, String description) {
    this.client = client;
    this.description = description;
  }

  /**
   * What a run did.
   *
   * @param snapshotIds by volume ARN
   * @param failures by volume ARN
   */
  public record Result(Map<String, String> snapshotIds, Map<String, SdkException> failures) {}

  /** Saves these volumes, in this order. */
  public Result run(String... volumeArns) {
    Map<String, String> snapshotIds = new LinkedHashMap<>();
    Map<String, SdkException> failures = new LinkedHashMap<>();
    for (String volumeArn : volumeArns) {
      try {
        snapshotIds.put(volumeArn, snapshot(volumeArn));
      } catch (SdkException failure) {
        failures.put(volumeArn, failure);
      }
    }
    return new Result(snapshotIds, failures);
  }

  private String snapshot(String volumeArn) {
    String id =
        client
            .createSnapshot(
                request ->
                    request
                        .volumeARN(volumeArn)
                        .snapshotDescription(description)
                        .tags(Tag.builder().key("made-by").value("nightly-backup").build()))
            .snapshotId();
    // An answer without a body, or with another one, comes out of the SDK as a success.
    if (id == null || !SNAPSHOT_ID.matcher(id).matches()) {
      throw SdkClientException.create(
          "The answer names no snapshot but '" + id + "'; look whether there is one.");
    }
    return id;
  }
}
