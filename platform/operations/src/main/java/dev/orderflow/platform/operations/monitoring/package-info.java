/**
 * Meters for Prometheus, and health. No other code depends on it. {@code docs/operations.md} says what to do about what it shows.
 */
@NullMarked
package dev.orderflow.platform.operations.monitoring;

import org.jspecify.annotations.NullMarked;
