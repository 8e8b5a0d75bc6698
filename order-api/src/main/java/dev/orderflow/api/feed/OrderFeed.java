package dev.orderflow.api.feed;

import dev.orderflow.platform.web.sse.FrameSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Creates a source of frames for each client that follows the order list. */
@Component
final class OrderFeed {

    private final Supplier<OrderTail> tail;
    private final ListChanges orders;
    private final OrderFrames frames;

    @Autowired
    OrderFeed(OrderTails tails, ListChanges orders, OrderFrames frames) {
        this(tails::ofCaller, orders, frames);
    }

    OrderFeed(Supplier<OrderTail> tail, ListChanges orders, OrderFrames frames) {
        this.tail = tail;
        this.orders = orders;
        this.frames = frames;
    }

    /** Everything from now on. */
    FrameSource fromHead() {
        return OrderSource.fromHead(tail.get(), orders, frames);
    }

    /** Each order that has changed after a position. */
    FrameSource from(long position) {
        return OrderSource.from(position, tail.get(), orders, frames);
    }
}
