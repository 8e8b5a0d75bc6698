package dev.orderflow.platform.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * Decides who writes the next group, and who is in it. The first that comes while there is a writer free writes at once; the others wait
 * until a group is done, and then one of them is called to write for all.
 */
final class WriterQueue {

    private final Queue<PendingAppend> waiting = new ArrayDeque<>();
    private int free;

    /** @param writers how many groups may be written at a time */
    WriterQueue(int writers) {
        this.free = writers;
    }

    synchronized void join(PendingAppend append) {
        if (free > 0) {
            free--;
            append.become(PendingAppend.State.WRITES);
        } else {
            waiting.add(append);
        }
    }

    /** False if it is in a group that is being written. */
    synchronized boolean leave(PendingAppend append) {
        return waiting.remove(append);
    }

    /**
     * The writer, and those who wait, in the sequence of their aggregates: two groups that meet at the same aggregates, on two nodes,
     * must take them in the same sequence.
     */
    synchronized List<PendingAppend> group(PendingAppend writer, int largest) {
        List<PendingAppend> group = new ArrayList<>(largest);
        for (PendingAppend next = writer; next != null; next = group.size() < largest ? waiting.poll() : null) {
            group.add(next);
        }
        group.sort(Comparator.comparing(append -> append.row().aggregateId()));
        return group;
    }

    /** Ends a group: somebody who waits becomes the next writer. */
    synchronized void passOn() {
        PendingAppend next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.become(PendingAppend.State.WRITES);
        }
    }
}
