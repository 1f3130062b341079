/** TODO. */
@NullMarked
package dev.snapgate.sigv4;

import org.jspecify.annotations.NullMarked;
