/** What each fault does to the AWS SDK for Java v2: by HTTP client and by retry mode. */
@NullMarked
package dev.snapgate.examples.atlas;

import org.jspecify.annotations.NullMarked;
