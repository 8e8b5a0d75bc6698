/** The header {@code Idempotency-Key} of a receipt. Without this package it has no meaning there. */
@NullMarked
package dev.orderflow.stock.idempotency;

import org.jspecify.annotations.NullMarked;
