package dev.orderflow.api.feed;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The newest frames, numbered one after the other, for all who take them at their own pace. */
final class RecentFrames {

    /** Some megabytes, and some seconds at full load. */
    static final int MOST = 10_000;

    private final Deque<byte[]> frames = new ArrayDeque<>();
    private long end;

    /** Number of the frame that comes next. */
    synchronized long end() {
        return end;
    }

    synchronized void add(Collection<byte[]> newest) {
        frames.addAll(newest);
        end += newest.size();
        while (frames.size() > MOST) {
            frames.removeFirst();
        }
    }

    /** Whoever has not taken all by now has fallen behind. */
    synchronized void clear() {
        frames.clear();
        end++;
    }

    /** Whether all from this number on are still here. */
    synchronized boolean keeps(long number) {
        return end - number <= frames.size();
    }

    /**
     * The next ones, or none at the end.
     *
     * @throws SlowSubscriber if they are not kept any more
     */
    synchronized List<byte[]> from(long number, int limit) {
        if (!keeps(number)) {
            throw new SlowSubscriber();
        }
        return frames.stream().skip(frames.size() - (end - number)).limit(limit).toList();
    }
}
