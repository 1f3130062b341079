/**
 * Verifies that an endpoint keeps the contract: {@link dev.snapgate.verify.ContractVerifier} runs
 * the contract's cases against it, {@link dev.snapgate.verify.VerificationReport} says what came of
 * them.
 */
@NullMarked
package dev.snapgate.verify;

import org.jspecify.annotations.NullMarked;
