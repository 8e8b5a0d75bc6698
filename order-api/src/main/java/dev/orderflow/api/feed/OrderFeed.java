package dev.orderflow.api.feed;

import org.springframework.stereotype.Component;

/** The sources of those who follow the order list. */
@Component
final class OrderFeed {

    private final OrderTail tail;
    private final ListedOrders orders;
    private final OrderFrames frames;

    OrderFeed(OrderTail tail, ListedOrders orders, OrderFrames frames) {
        this.tail = tail;
        this.orders = orders;
        this.frames = frames;
    }

    /** What comes from now on. */
    Source fromHead() {
        return OrderSource.fromHead(tail, orders, frames);
    }

    /** Each order that has changed after a position. */
    Source from(long position) {
        return OrderSource.from(position, tail, orders, frames);
    }
}
