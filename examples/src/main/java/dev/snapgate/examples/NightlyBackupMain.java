package dev.snapgate.examples;

import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/**
 * The backup as a program: saves the volumes that its arguments name, and ends with 1 if one was
 * not saved.
 *
 * <p>Region, credentials and endpoint come from where the SDK looks for them, such as {@code
 * AWS_REGION}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY} and {@code
 * AWS_ENDPOINT_URL_STORAGE_GATEWAY}.
 */
public final class NightlyBackupMain {

  private NightlyBackupMain() {}

  /** Saves these volumes. */
  public static void main(String... volumeArns) {
    NightlyBackup.Result result;
    try (StorageGatewayClient client = StorageGatewayClient.create()) {
      result = new NightlyBackup(client).run(volumeArns);
    }
    result.snapshotIds().forEach((arn, id) -> System.out.println("saved " + arn + " as " + id));
    result
        .failures()
        .forEach((arn, failure) -> System.err.println("not saved " + arn + ": " + failure));
    System.exit(result.failures().isEmpty() ? 0 : 1);
  }
}
