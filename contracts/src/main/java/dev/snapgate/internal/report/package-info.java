/**
 * What a verification found, as data, and how that is shown, written, read and compared: as text,
 * HTML, JUnit XML and JSON. It may use the contract's cases and violations, the shared texts,
 * Jackson and the JDK; it is not for users, and it may change any day.
 */
@NullMarked
package dev.snapgate.internal.report;

import org.jspecify.annotations.NullMarked;
