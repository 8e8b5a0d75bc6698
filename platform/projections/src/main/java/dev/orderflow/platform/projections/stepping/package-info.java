/**
 * Stepping through a projection, one event at a time, on a build beside the live one.
 * See docs/decisions/0044-a-projection-is-stepped-beside-the-live-one.md.
 */
@NullMarked
package dev.orderflow.platform.projections.stepping;

import org.jspecify.annotations.NullMarked;
