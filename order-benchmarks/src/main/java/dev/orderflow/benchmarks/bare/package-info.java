/** The floor under every request: the same stack, and nothing on it. */
@NullMarked
package dev.orderflow.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
