/** What a process asks of an order. Clients can't send it. */
@NullMarked
package dev.orderflow.domain.stock;

import org.jspecify.annotations.NullMarked;
