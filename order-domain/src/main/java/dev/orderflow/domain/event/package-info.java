/**
 * What has happened to an order, in the past tense: the published language, shared by the side that decides and the sides
 * that read. These types are stored for ever, so they are made of plain facts that no later rule can refuse to read.
 */
@NullMarked
package dev.orderflow.domain.event;

import org.jspecify.annotations.NullMarked;
