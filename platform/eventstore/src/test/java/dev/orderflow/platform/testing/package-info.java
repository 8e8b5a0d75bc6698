/** A real PostgreSQL for tests, and a database of their own for each that asks. */
@NullMarked
package dev.orderflow.platform.testing;

import org.jspecify.annotations.NullMarked;
