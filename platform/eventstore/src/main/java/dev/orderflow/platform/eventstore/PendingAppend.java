package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.AppendTracing.Append;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** An event on its way into the log, and the thread that waits for it. */
final class PendingAppend {

    enum State {
        WAITS,
        /** Its thread writes its group. */
        WRITES,
        APPENDED,
        /** It has to be appended alone. */
        ALONE,
        /** The connection broke while its group was written. */
        UNKNOWN
    }

    private final NewEventRow row;
    private final Append trace;
    private final Thread thread = Thread.currentThread();
    private volatile State state = State.WAITS;
    private PendingAppend writer = this;
    private @Nullable Throwable failure;

    PendingAppend(NewEventRow row, Append trace) {
        this.row = row;
        this.trace = trace;
    }

    NewEventRow row() {
        return row;
    }

    boolean writes() {
        return state == State.WRITES;
    }

    void become(State next) {
        state = next;
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    /** @param writer whose thread has written it */
    void becomeAppended(PendingAppend writer) {
        this.writer = writer;
        become(State.APPENDED);
    }

    void becomeUnknown(Throwable cause) {
        failure = cause;
        become(State.UNKNOWN);
    }

    /**
     * Waits until it is written, or has to write. An interrupt does not end this: it can't take back what is being written, and that has
     * a time limit.
     *
     * @param patience how long it waits for a writer before it leaves the queue
     */
    void await(WriterQueue queue, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean isInterrupted = false;
        while (state == State.WAITS) {
            long left = end - System.nanoTime();
            if (left <= 0 && queue.leave(this)) {
                state = State.ALONE;
            } else {
                LockSupport.parkNanos(this, left > 0 ? left : patience.toNanos());
                isInterrupted |= Thread.interrupted();
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @return false if it has to be appended alone
     * @throws TransactionSystemException if nobody knows whether the event is in the log
     */
    boolean isAppended() {
        if (state == State.UNKNOWN) {
            throw (TransactionSystemException)
                    new TransactionSystemException("The group of the event was interrupted").initCause(failure);
        }
        if (writer != this) {
            trace.writtenBy(writer.trace);
        }
        return state == State.APPENDED;
    }
}
