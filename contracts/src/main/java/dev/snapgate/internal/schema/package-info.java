/**
 * The schema of one body: what a schema may say, whether a body keeps it, and what the check may
 * cost. It is the only package that names the schema library; it uses JSON and texts, and knows
 * neither contracts nor cases. Like everything internal it may change at any time.
 */
@NullMarked
package dev.snapgate.internal.schema;

import org.jspecify.annotations.NullMarked;
