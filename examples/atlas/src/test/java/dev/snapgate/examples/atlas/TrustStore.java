package dev.snapgate.examples.atlas;

import dev.snapgate.fake.FakeGateway;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/** What the SDK's HTTP clients need to trust a gateway. */
final class TrustStore {

  /** For clients that speak no TLS. */
  static final TlsTrustManagersProvider NONE = () -> new TrustManager[0];

  private TrustStore() {}

  /**
   * @param folder where the gateway's trust store is put
   */
  static TlsTrustManagersProvider of(FakeGateway gateway, Path folder)
      throws GeneralSecurityException, IOException {
    Path file = gateway.writeTrustStore(folder);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(KeyStore.getInstance(file.toFile(), FakeGateway.TRUST_STORE_PASSWORD.toCharArray()));
    return trust::getTrustManagers;
  }
}
