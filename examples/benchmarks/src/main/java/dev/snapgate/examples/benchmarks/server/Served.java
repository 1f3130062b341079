package dev.snapgate.examples.benchmarks.server;

/**
 * Where a server answers, and how requests to it are signed. Those who check no signature get the
 * same bytes, with a credential of nobody.
 */
public record Served(int port, String accessKeyId, String secretAccessKey, String volumeArn) {

  private static final String VOLUME =
      "arn:aws:storagegateway:us-east-1:123456789012:gateway/sgw-00000001/volume/vol-00000000000000001";

  /** Signed by a made-up credential, of a made-up volume. */
  public static Served withoutKeys(int port) {
    return new Served(port, "FAKEAAAAAAAAAAAAAAAA", "S".repeat(40), VOLUME);
  }

  /** The other way round from {@link #toString()}. */
  public static Served parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 4) {
      throw new IllegalStateException("A server is told by four words, not by '" + line + "'");
    }
    return new Served(Integer.parseInt(words[0]), words[1], words[2], words[3]);
  }

  @Override
  public String toString() {
    return port + " " + accessKeyId + " " + secretAccessKey + " " + volumeArn;
  }
}
