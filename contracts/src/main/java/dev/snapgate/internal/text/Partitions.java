package dev.snapgate.internal.text;

/**
 * AWS's partitions, by how the names of their regions begin.
 *
 * <p>Source: the partitions of the AWS SDKs' endpoint rules.
 */
public final class Partitions {

  private static final String COMMERCIAL = "aws";

  /** No prefix is the beginning of another. */
  private static final String[][] BY_PREFIX = {
    {"cn-", "aws-cn"},
    {"us-gov-", "aws-us-gov"},
    {"us-iso-", "aws-iso"},
    {"us-isob-", "aws-iso-b"},
    {"eu-isoe-", "aws-iso-e"},
    {"us-isof-", "aws-iso-f"},
    {"eusc-", "aws-eusc"},
  };

  private Partitions() {}

  /** The partition of a region, {@code aws} unless the region is of another. */
  public static String of(String region) {
    for (String[] partition : BY_PREFIX) {
      if (region.startsWith(partition[0])) {
        return partition[1];
      }
    }
    return COMMERCIAL;
  }
}
