/**
 * What Snapgate's own packages share to write and to read texts: how a foreign text is shown, which
 * partition a region belongs to, what a mistyped name may have meant. It may use the JDK and
 * nothing else, it is not for users, and it may change any day.
 */
@NullMarked
package dev.snapgate.internal.text;

import org.jspecify.annotations.NullMarked;
