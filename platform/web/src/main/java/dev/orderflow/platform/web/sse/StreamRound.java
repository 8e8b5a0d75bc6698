package dev.orderflow.platform.web.sse;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One pass over all subscribers that were connected when it began. Frames that may not be kept, because what they show can be erased, are
 * written once for all of them. Those who connect after an erasure are in a later round, so they never get what was opened before it.
 */
public final class StreamRound {

    /** A round is long if somebody catches up meanwhile. Then what was erased must not be sent much later. */
    private static final long LONGEST_KEPT_NANOS = 100_000_000;

    private static final ThreadLocal<@Nullable StreamRound> CURRENT = new ThreadLocal<>();

    private final LongSupplier nanoTime;
    private final Map<Object, byte[]> frames = new HashMap<>();
    private long firstKept;

    StreamRound(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That of the current thread; null if it serves one subscriber only. */
    public static @Nullable StreamRound current() {
        return CURRENT.get();
    }

    static void run(Runnable round) {
        CURRENT.set(new StreamRound(System::nanoTime));
        try {
            round.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Null if there is none, or if it is too old. */
    public byte @Nullable [] frame(Object key) {
        if (!frames.isEmpty() && nanoTime.getAsLong() - firstKept > LONGEST_KEPT_NANOS) {
            frames.clear();
        }
        return frames.get(key);
    }

    /** Until the round ends, or is long. */
    public void keep(Object key, byte[] frame) {
        if (frames.isEmpty()) {
            firstKept = nanoTime.getAsLong();
        }
        frames.put(key, frame);
    }
}
