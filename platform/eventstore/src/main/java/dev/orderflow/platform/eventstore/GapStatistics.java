package dev.orderflow.platform.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How often and how long the readers of a node have waited at gaps of the log, and whether one of them is waiting now. */
public final class GapStatistics {

    /** An append that holds readers up for longer than this is worth a line in the log. */
    private static final long REMARKABLE_NANOS = Duration.ofSeconds(5).toNanos();

    /** A reader that is held up comes again each second. If none has come for this long, none is held up any more. */
    private static final long RECENT_NANOS = Duration.ofSeconds(3).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(GapStatistics.class);

    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** The first gap in the log that a reader could not pass. */
    private volatile @Nullable HeldUp heldUp;

    private record HeldUp(long after, long since, long until, long logged) {

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

    /** For how many seconds readers have been held up; 0 if they are not. */
    public double heldUpSeconds() {
        HeldUp now = heldUp;
        return now == null || !now.isRecent() ? 0 : (System.nanoTime() - now.since()) / 1e9;
    }

    void ended(long begin) {
        count.increment();
        nanos.add(System.nanoTime() - begin);
    }

    /** A reader has given up for now, without having passed the gap. */
    void gaveUp(long after, Collection<String> writers, long begin) {
        ended(begin);
        long now = System.nanoTime();
        HeldUp before = heldUp;
        if (before == null || !before.isRecent() || after < before.after()) {
            heldUp = new HeldUp(after, begin, now, begin);
        } else if (after == before.after()) {
            boolean isRemarkable = now - before.logged() > REMARKABLE_NANOS;
            heldUp = new HeldUp(after, before.since(), now, isRemarkable ? now : before.logged());
            if (isRemarkable) {
                LOG.warn(
                        "Readers wait at position {} of the log for a transaction that has not ended: {}",
                        after,
                        writers);
            }
        }
    }
}
