package dev.orderflow.deadlines;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells deadlines that nobody carries out from many that are carried out one after the other: while they are worked off, it is always another
 * one that is due for longest.
 */
final class Standstill {

    private final Duration patience;
    private @Nullable String oldest;
    private long since;

    /** @param patience how long one of them may be the oldest */
    Standstill(Duration patience) {
        this.patience = patience;
    }

    /**
     * Whether one has been the oldest for too long.
     *
     * @param nowOldest null if none is overdue, or none has to be carried out
     */
    synchronized boolean isReached(@Nullable String nowOldest, long nanoTime) {
        if (nowOldest == null || !nowOldest.equals(oldest)) {
            oldest = nowOldest;
            since = nanoTime;
        }
        return oldest != null && nanoTime - since >= patience.toNanos();
    }
}
