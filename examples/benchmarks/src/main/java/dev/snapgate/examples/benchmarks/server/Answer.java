package dev.snapgate.examples.benchmarks.server;

/** What the peers are told to answer: what the service would, always the same. */
final class Answer {

  static final String TARGET = "StorageGateway_20130630.CreateSnapshot";
  static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  static final String BODY =
      "{\"VolumeARN\":\"arn:aws:storagegateway:us-east-1:123456789012:gateway/sgw-00000001/volume/"
          + "vol-00000000000000001\",\"SnapshotId\":\"snap-00000000000000001\"}";

  private Answer() {}
}
