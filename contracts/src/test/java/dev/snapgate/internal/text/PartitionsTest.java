package dev.snapgate.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionsTest {

  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws",
    "eu-central-1, aws",
    "ap-southeast-7, aws",
    "mx-central-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "us-iso-east-1, aws-iso",
    "us-isob-east-1, aws-iso-b",
    "eu-isoe-west-1, aws-iso-e",
    "us-isof-south-1, aws-iso-f",
    "eusc-de-east-1, aws-eusc",
    "of-my-own, aws"
  })
  void knowsEveryPartition(String region, String partition) {
    assertThat(Partitions.of(region)).isEqualTo(partition);
  }
}
