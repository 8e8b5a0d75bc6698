/**
 * What operators are told without asking: meters for Prometheus, and health. Nobody needs it; what it shows is looked up where it
 * is known. The page {@code docs/operations.md} says what to do about it.
 */
@NullMarked
package dev.orderflow.platform.operations.monitoring;

import org.jspecify.annotations.NullMarked;
