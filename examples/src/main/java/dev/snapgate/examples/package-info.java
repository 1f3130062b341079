/** A backup application that calls {@code CreateSnapshot}, to be tested. */
@NullMarked
package dev.snapgate.examples;

import org.jspecify.annotations.NullMarked;
