package dev.snapgate.consumers

import dev.snapgate.fake.FakeGateway

/** Does not compile: an environment variable may be absent, and a region may not. */
class KotlinNullTest {

  private val region: String? = System.getenv("BACKUP_REGION")

  private val gateway = FakeGateway.builder().region(region).create()
}
