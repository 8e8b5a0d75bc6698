/**
 * How events get to the projections: pooled processors, whose segments the nodes share. What a processor is to do is said by
 * rows of the schema {@code read_model}, and carried out by every node.
 */
@NullMarked
package dev.orderflow.platform.projections.processing;

import org.jspecify.annotations.NullMarked;
