package dev.orderflow.platform.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often and how long the readers of a node have waited at gaps of the log, and whether they are held up at one now. */
public final class GapWaits {

    /** An append that holds readers up for longer than this is worth a line in the log. */
    private static final long REMARKABLE_NANOS = Duration.ofSeconds(5).toNanos();

    /** A reader that is held up comes again each second. When none has come for so long, none is held up any more. */
    private static final long RECENT_NANOS = Duration.ofSeconds(3).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(GapWaits.class);

    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** The earliest gap at which somebody has used up his patience. */
    private volatile @Nullable HeldUp heldUp;

    private record HeldUp(long after, long since, long until, long told) {

        boolean isRecent() {
            return System.nanoTime() - until < RECENT_NANOS;
        }
    }

    public long count() {
        return count.sum();
    }

    public double totalNanos() {
        return nanos.sum();
    }

    /** Since when, in seconds; 0 if nobody is held up. */
    public double heldUpSeconds() {
        HeldUp now = heldUp;
        return now == null || !now.isRecent() ? 0 : (System.nanoTime() - now.since()) / 1e9;
    }

    void ended(long begin) {
        count.increment();
        nanos.add(System.nanoTime() - begin);
    }

    /** A reader goes without having passed the gap. */
    void gaveUp(long after, Collection<String> suspects, long begin) {
        ended(begin);
        long now = System.nanoTime();
        HeldUp before = heldUp;
        if (before == null || !before.isRecent() || after < before.after()) {
            heldUp = new HeldUp(after, begin, now, begin);
        } else if (after == before.after()) {
            boolean isRemarkable = now - before.told() > REMARKABLE_NANOS;
            heldUp = new HeldUp(after, before.since(), now, isRemarkable ? now : before.told());
            if (isRemarkable) {
                LOG.warn(
                        "Readers wait at position {} of the log for a transaction that has not ended: {}",
                        after,
                        suspects);
            }
        }
    }
}
