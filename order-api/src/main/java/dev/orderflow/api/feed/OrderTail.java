package dev.orderflow.api.feed;

import dev.orderflow.platform.web.sse.RecentFrames;
import dev.orderflow.platform.web.sse.SlowSubscriber;
import dev.orderflow.platform.web.sse.Subscribers;
import dev.orderflow.projections.orderlist.FindChangedOrders;
import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The newest changes of the order list, read once for all subscribers of this node and of one tenant. A position is settled when all segments have
 * passed it. Changes after it are read again each time, but published only once, as soon as they appear. See
 * docs/decisions/0020-read-models-tell-of-their-changes.md.
 */
final class OrderTail {

    /**
     * Where a new subscriber begins.
     *
     * @param settledUpTo the table contains every change up to this position
     * @param unsettled changes after it that were published already, sorted by position
     * @param next number of the frame that comes next
     */
    record StartingPoint(long settledUpTo, List<OrderChange> unsettled, long next) {}

    /** The most rows that are read and kept at once. If one segment stands still, changes beyond this number wait for it. */
    static final int MOST = 10_000;

    /** Each subscriber asks for frames at least once between two comments. After this time without a request, there is no subscriber. */
    private static final Duration UNASKED = Duration.ofSeconds(30);

    private final ListChanges orders;
    private final OrderFrames frames;
    private final Subscribers subscribers;
    private final Runnable moreToRead;
    private final RecentFrames recent = new RecentFrames();

    private final Map<UUID, OrderChange> unsettled = new HashMap<>();
    private long settledUpTo;
    private int rewinds;
    private boolean isFollowed;
    private volatile long askedAt;

    /** @param moreToRead is called when a look should follow at once */
    OrderTail(ListChanges orders, OrderFrames frames, Subscribers subscribers, Runnable moreToRead) {
        this.orders = orders;
        this.frames = frames;
        this.subscribers = subscribers;
        this.moreToRead = moreToRead;
    }

    /** Starts to follow the list, until no subscriber asks any more. */
    synchronized StartingPoint startingPoint() {
        askedAt = System.nanoTime();
        if (!isFollowed) {
            begin();
        }
        List<OrderChange> published = new ArrayList<>(unsettled.values());
        published.sort(Comparator.comparingLong(OrderChange::position));
        return new StartingPoint(settledUpTo, published, recent.end());
    }

    /**
     * The frames from a number on, or none at the end.
     *
     * @throws SlowSubscriber if they are not kept any more
     */
    List<byte[]> from(long number, int limit) {
        askedAt = System.nanoTime();
        return recent.from(number, limit);
    }

    /** Whether all frames from this number on are kept, and the list was followed without a break. */
    synchronized boolean keeps(long number) {
        return isFollowed && recent.keeps(number);
    }

    /** Reads nothing while there is no subscriber. */
    synchronized void look() {
        isFollowed = isFollowed && System.nanoTime() - askedAt < UNASKED.toNanos();
        if (!isFollowed) {
            return;
        }
        if (orders.rewinds() != rewinds) {
            cutOff();
            return;
        }
        // Read before the rows, so that the rows contain at least all changes up to it.
        long settled = orders.settledUpTo();
        // It goes back when an operator swaps in the former build of the list.
        List<OrderChange> changes = changesAfter(Math.min(settledUpTo, settled));
        List<OrderChange> news = changes.stream()
                .filter(change -> !change.equals(unsettled.put(change.order().orderId(), change)))
                .toList();
        boolean isMoreToRead = changes.size() == MOST;
        long before = settledUpTo;
        settle(isMoreToRead ? Math.min(settled, changes.get(MOST - 1).position() - 1) : settled);
        if (isMoreToRead && settledUpTo > before) {
            moreToRead.run();
        }
        if (!news.isEmpty()) {
            recent.add(frames.of(news, settledUpTo));
            subscribers.moveOn();
        }
    }

    /** After the log has gone back: subscribers come again, and begin with the list as it is then. */
    private void cutOff() {
        isFollowed = false;
        recent.clear();
        subscribers.moveOn();
    }

    /** New subscribers start at the head, or read older changes from the table. So nothing from before is needed. */
    private void begin() {
        unsettled.clear();
        recent.clear();
        rewinds = orders.rewinds();
        settledUpTo = orders.settledUpTo();
        changesAfter(settledUpTo).forEach(change -> unsettled.put(change.order().orderId(), change));
        isFollowed = true;
    }

    private List<OrderChange> changesAfter(long position) {
        return orders.changedAfter(position, FindChangedOrders.AFTER_ALL, Long.MAX_VALUE, MOST);
    }

    private void settle(long upTo) {
        settledUpTo = upTo;
        unsettled.values().removeIf(change -> change.position() <= upTo);
    }
}
