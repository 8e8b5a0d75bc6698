/**
 * Measures the application from outside: over HTTP and by SQL. Machines are noisy, so each figure stands beside one that the
 * same machine reached in the same run.
 *
 * <p>See docs/decisions/0031-a-figure-stands-beside-its-floor.md.
 */
@NullMarked
package dev.orderflow.benchmarks;

import org.jspecify.annotations.NullMarked;
