/** A real PostgreSQL for tests, and a database of their own for each that asks. */
@NullMarked
package dev.orderflow.testing;

import org.jspecify.annotations.NullMarked;
