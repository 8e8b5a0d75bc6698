/**
 * What has happened to an order, in the past tense. Commands and queries share these types. They are stored for ever, so they
 * are made of plain values, which no later rule can make unreadable. See docs/decisions/0003-events-are-plain-facts.md.
 */
@NullMarked
package dev.orderflow.domain.event;

import org.jspecify.annotations.NullMarked;
