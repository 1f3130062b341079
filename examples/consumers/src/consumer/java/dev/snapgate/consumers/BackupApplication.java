package dev.snapgate.consumers;

import dev.snapgate.examples.NightlyBackup;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** An application whose client is a bean that is configured by properties. */
@SpringBootApplication
class BackupApplication {

  @Bean
  StorageGatewayClient client(
      @Value("${backup.endpoint}") URI endpoint,
      @Value("${backup.region}") String region,
      @Value("${backup.access-key-id}") String accessKeyId,
      @Value("${backup.secret-access-key}") String secretAccessKey) {
    return StorageGatewayClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(accessKeyId, secretAccessKey)))
        .build();
  }

  @Bean
  NightlyBackup nightlyBackup(StorageGatewayClient client) {
    return new NightlyBackup(client);
  }
}
