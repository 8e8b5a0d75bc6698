package dev.orderflow.projections.orderdetails;

import java.util.UUID;

/** An order's details; the answer is an optional {@link OrderDetails}, empty while the read model does not know the order. */
public record FindOrder(UUID orderId) {}
