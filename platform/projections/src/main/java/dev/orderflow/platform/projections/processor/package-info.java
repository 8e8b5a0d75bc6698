/**
 * The processors that feed the projections. The nodes share their segments, and each node makes its processors do what rows of the
 * schema {@code read_model} say. See docs/decisions/0021-pooled-processors.md.
 */
@NullMarked
package dev.orderflow.platform.projections.processor;

import org.jspecify.annotations.NullMarked;
