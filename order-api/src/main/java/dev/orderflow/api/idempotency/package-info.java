/** Lets commands on orders carry an {@code Idempotency-Key}. */
@NullMarked
package dev.orderflow.api.idempotency;

import org.jspecify.annotations.NullMarked;
