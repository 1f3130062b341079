package dev.snapgate.examples.atlas;

import dev.snapgate.awssdk.AwsSdk;
import dev.snapgate.contract.GatewayEndpoint;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.storagegateway.StorageGatewayAsyncClient;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;
import software.amazon.awssdk.services.storagegateway.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.storagegateway.model.CreateSnapshotResponse;

/** The HTTP clients of the SDK, but for the one that is native code. */
enum HttpClient {
  URL_CONNECTION("url-connection") {
    @Override
    Caller open(Setup setup) {
      return setup.caller(
          UrlConnectionHttpClient.builder()
              .tlsTrustManagersProvider(setup.trust)
              .connectionTimeout(setup.patience)
              .socketTimeout(setup.patience)
              .build());
    }
  },
  /** Apache HttpClient 4.5. */
  APACHE("apache") {
    @Override
    Caller open(Setup setup) {
      return setup.caller(
          ApacheHttpClient.builder()
              .tlsTrustManagersProvider(setup.trust)
              .connectionTimeout(setup.patience)
              .socketTimeout(setup.patience)
              .build());
    }
  },
  APACHE5("apache5") {
    @Override
    Caller open(Setup setup) {
      return setup.caller(
          Apache5HttpClient.builder()
              .tlsTrustManagersProvider(setup.trust)
              .connectionTimeout(setup.patience)
              .socketTimeout(setup.patience)
              .build());
    }
  },
  NETTY("netty") {
    @Override
    Caller open(Setup setup) {
      return setup.caller(
          NettyNioAsyncHttpClient.builder()
              .eventLoopGroup(EventLoops.SHARED)
              .tlsTrustManagersProvider(setup.trust)
              .connectionTimeout(setup.patience)
              // Ten seconds by default, which a busy machine can take to connect to itself.
              .connectionAcquisitionTimeout(Measurement.TO_CONNECT)
              .tlsNegotiationTimeout(setup.patience)
              .readTimeout(setup.patience)
              .build());
    }
  };

  /** A client of the SDK, synchronous or not. */
  interface Caller extends AutoCloseable {

    /** Waits for the answer, and throws what the SDK throws. */
    CreateSnapshotResponse createSnapshot(String volumeArn);

    @Override
    void close();
  }

  /**
   * What all of them are given.
   *
   * @param trust whom to trust over TLS
   * @param patience how long to wait for a connection, and for anything to come by it
   * @param override what else is to be said of the SDK's client
   */
  record Setup(
      GatewayEndpoint endpoint,
      TlsTrustManagersProvider trust,
      Duration patience,
      Consumer<ClientOverrideConfiguration.Builder> override) {

    private Caller caller(SdkHttpClient http) {
      StorageGatewayClient client =
          AwsSdk.configure(StorageGatewayClient.builder().httpClient(http), endpoint)
              .overrideConfiguration(override)
              .build();
      return new Caller() {
        @Override
        public CreateSnapshotResponse createSnapshot(String volumeArn) {
          return client.createSnapshot(request(volumeArn));
        }

        @Override
        public void close() {
          client.close();
          http.close();
        }
      };
    }

    private Caller caller(SdkAsyncHttpClient http) {
      StorageGatewayAsyncClient client =
          AwsSdk.configure(StorageGatewayAsyncClient.builder().httpClient(http), endpoint)
              .overrideConfiguration(override)
              .build();
      return new Caller() {
        @Override
        public CreateSnapshotResponse createSnapshot(String volumeArn) {
          try {
            return client.createSnapshot(request(volumeArn)).join();
          } catch (CompletionException wrapped) {
            if (wrapped.getCause() instanceof RuntimeException thrown) {
              throw thrown;
            }
            throw wrapped;
          }
        }

        @Override
        public void close() {
          client.close();
          http.close();
        }
      };
    }

    private static CreateSnapshotRequest request(String volumeArn) {
      return CreateSnapshotRequest.builder()
          .volumeARN(volumeArn)
          .snapshotDescription("nightly")
          .build();
    }
  }

  /** The threads of all clients; connections are each client's own. */
  private static final class EventLoops {
    static final SdkEventLoopGroup SHARED = SdkEventLoopGroup.builder().numberOfThreads(4).build();
  }

  private final String label;

  HttpClient(String label) {
    this.label = label;
  }

  /** A client with connections of its own. */
  abstract Caller open(Setup setup);

  static HttpClient named(String label) {
    for (HttpClient client : values()) {
      if (client.label.equals(label)) {
        return client;
      }
    }
    throw new IllegalArgumentException("There is no HTTP client '" + label + "'");
  }

  /** As the SDK's artifacts are called. */
  @Override
  public String toString() {
    return label;
  }
}
