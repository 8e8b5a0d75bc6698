/**
 * What has happened to an order, in the past tense. Commands and queries share these types. They are stored for ever, so they
 * are made of plain values that no later rule can refuse to read.
 */
@NullMarked
package dev.orderflow.domain.event;

import org.jspecify.annotations.NullMarked;
