/** TODO. */
@NullMarked
package dev.snapgate.contract;

import org.jspecify.annotations.NullMarked;
