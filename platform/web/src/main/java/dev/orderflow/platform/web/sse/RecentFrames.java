package dev.orderflow.platform.web.sse;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The newest frames, numbered in sequence. Each subscriber takes them at its own pace. */
public final class RecentFrames {

    /** Some megabytes, and some seconds at full load. */
    public static final int MOST = 10_000;

    private final Deque<byte[]> frames = new ArrayDeque<>();
    private long end;

    /** Number of the frame that comes next. */
    public synchronized long end() {
        return end;
    }

    public synchronized void add(Collection<byte[]> newest) {
        frames.addAll(newest);
        end += newest.size();
        while (frames.size() > MOST) {
            frames.removeFirst();
        }
    }

    /** Subscribers that have not taken all frames by now have fallen behind. */
    public synchronized void clear() {
        frames.clear();
        end++;
    }

    /** Whether all frames from this number on are kept. */
    public synchronized boolean keeps(long number) {
        return end - number <= frames.size();
    }

    /**
     * The next frames, or none at the end.
     *
     * @throws SlowSubscriber if they are not kept any more
     */
    public synchronized List<byte[]> from(long number, int limit) {
        if (!keeps(number)) {
            throw new SlowSubscriber();
        }
        return frames.stream().skip(frames.size() - (end - number)).limit(limit).toList();
    }
}
