package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders, newest first.
 *
 * @param status of this status alone, or of any
 * @param customerId of this customer alone, or of any
 * @param after where the page before ended, or null for the first page
 * @param limit the most orders on the page
 */
public record FindOrders(
        @Nullable OrderStatus status,
        @Nullable String customerId,
        @Nullable PageKey after,
        int limit) {}
