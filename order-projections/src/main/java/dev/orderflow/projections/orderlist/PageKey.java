package dev.orderflow.projections.orderlist;

import java.time.Instant;
import java.util.UUID;

/** The place of an order in the list. A page that begins after it skips and repeats nothing, whatever was inserted since. */
public record PageKey(Instant placedAt, UUID orderId) {

    /** Before every order that can be: nothing is placed in the year 9999. */
    static final PageKey START = new PageKey(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1L, -1L));
}
