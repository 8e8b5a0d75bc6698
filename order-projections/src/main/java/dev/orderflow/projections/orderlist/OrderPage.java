package dev.orderflow.projections.orderlist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link FindOrders}.
 *
 * @param next where the next page begins, or null at the end
 */
public record OrderPage(List<OrderSummary> items, @Nullable PageKey next) {}
