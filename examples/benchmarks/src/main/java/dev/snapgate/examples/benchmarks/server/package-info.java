/**
 * What runs in the processes that are measured. Each contender's classes touch its own class path
 * alone.
 */
@NullMarked
package dev.snapgate.examples.benchmarks.server;

import org.jspecify.annotations.NullMarked;
