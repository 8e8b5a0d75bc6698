package dev.orderflow.api.query;

import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of orders; {@code nextCursor} is null at the end. */
record OrderListResponse(List<OrderSummary> items, @Nullable String nextCursor) {}
