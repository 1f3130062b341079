/**
 * Snapgate's figures beside those of its peers, measured in one run. Starts processes and reads
 * them.
 */
@NullMarked
package dev.snapgate.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
