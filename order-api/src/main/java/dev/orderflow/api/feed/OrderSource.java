package dev.orderflow.api.feed;

import dev.orderflow.platform.web.sse.FrameSource;
import dev.orderflow.projections.orderlist.FindChangedOrders;
import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order list for one subscriber. A client that resumes gets three parts: first, from the table, all changes up to the settled
 * position; then the later ones that the tail has already published; and then what the tail publishes from now on.
 */
final class OrderSource implements FrameSource {

    /** How many orders are fetched at once. No more than these wait in memory for a slow connection. */
    static final int BATCH = 200;

    private final OrderTail tail;
    private final ListChanges orders;
    private final OrderFrames frames;
    private final Queue<byte[]> fetched = new ArrayDeque<>();

    private OrderTail.StartingPoint start;
    private boolean hasCaughtUp;
    private long position;
    private UUID orderId = FindChangedOrders.AFTER_ALL;
    private long next;

    private OrderSource(OrderTail tail, ListChanges orders, OrderFrames frames, long position, boolean hasCaughtUp) {
        this.tail = tail;
        this.orders = orders;
        this.frames = frames;
        this.position = position;
        this.hasCaughtUp = hasCaughtUp;
        this.start = tail.startingPoint();
        this.next = start.next();
    }

    /** Everything from now on. */
    static OrderSource fromHead(OrderTail tail, ListChanges orders, OrderFrames frames) {
        return new OrderSource(tail, orders, frames, Long.MAX_VALUE, true);
    }

    /** Each order that has changed after a position. */
    static OrderSource from(long position, OrderTail tail, ListChanges orders, OrderFrames frames) {
        return new OrderSource(tail, orders, frames, position, false);
    }

    @Override
    public byte @Nullable [] next() {
        while (fetched.isEmpty() && !hasCaughtUp) {
            catchUp();
        }
        if (fetched.isEmpty()) {
            List<byte[]> published = tail.from(next, BATCH);
            fetched.addAll(published);
            next += published.size();
        }
        return fetched.poll();
    }

    private void catchUp() {
        List<OrderChange> page = orders.changedAfter(position, orderId, start.settledUpTo(), BATCH);
        if (page.size() == BATCH) {
            OrderChange last = page.get(BATCH - 1);
            fetched.addAll(frames.of(page, last.position() - 1));
            position = last.position();
            orderId = last.order().orderId();
        } else if (tail.keeps(next)) {
            Stream<OrderChange> beyond = start.unsettled().stream().filter(change -> change.position() > position);
            fetched.addAll(frames.of(Stream.concat(page.stream(), beyond).toList(), start.settledUpTo()));
            hasCaughtUp = true;
        } else {
            // The tail has dropped frames meanwhile. So the same page is read again, with a new starting point.
            start = tail.startingPoint();
            next = start.next();
        }
    }
}
