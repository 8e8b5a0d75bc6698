package dev.orderflow.projections.orderlist;

import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import java.util.UUID;

/** The first orders by their identifiers, from one to another, both included. The answer is a list of {@link OrderSummary}. */
public record FindOrdersById(UUID from, UUID to, int limit) {}
