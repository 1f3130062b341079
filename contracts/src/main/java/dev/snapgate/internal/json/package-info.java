/**
 * JSON: a strict reader, and the tree of values that an answer is made of. It uses texts and
 * Jackson, and shows no type of Jackson where only values are asked for. Like everything internal
 * it may change at any time.
 */
@NullMarked
package dev.snapgate.internal.json;

import org.jspecify.annotations.NullMarked;
