/**
 * The header {@code Idempotency-Key}: a request that is sent again gets its first answer again. A key is claimed in the
 * transaction that appends the event, so that no crash can separate them.
 */
@NullMarked
package dev.orderflow.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
