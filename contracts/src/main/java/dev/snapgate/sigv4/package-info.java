/**
 * AWS Signature Version 4 in the {@code Authorization} header, signed and verified with the JDK
 * alone.
 *
 * <pre>{@code
 * SigV4 credential = SigV4.of(accessKeyId, secretAccessKey);
 * Map<String, String> added = credential.sign(request, "us-east-1", "storagegateway", clock.instant());
 * credential.verify(received).ifPresent(mismatch -> log(mismatch.difference()));
 * }</pre>
 *
 * <p>Everything is reached from {@link dev.snapgate.sigv4.SigV4}. Left out on purpose: signatures
 * in the query string, chunked (streaming) payloads, Signature Version 4A and the path rules of
 * Amazon S3, none of which a client of AWS Storage Gateway uses.
 */
@NullMarked
package dev.snapgate.sigv4;

import org.jspecify.annotations.NullMarked;
