package dev.orderflow.platform.web.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that takes events whenever it can: it asks for the next one only when the last one has left, so a slow client
 * costs no memory and no thread.
 */
final class Subscriber implements WriteListener {

    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

    private final StreamConnection connection;
    private final FrameSource source;
    private final Consumer<Subscriber> whenGone;

    /** Calls that are not served yet. The caller that finds 0 does the work, also for calls that come meanwhile. */
    private final AtomicInteger calls = new AtomicInteger();

    private volatile boolean isOpen;
    private volatile boolean isCut;
    private volatile boolean isCommentDue = true;
    private volatile boolean isWaiting;
    private volatile boolean hasWaitedSinceTick;
    private boolean isFlushDue;
    private boolean isGone;

    Subscriber(AsyncContext connection, ServletOutputStream out, FrameSource source, Consumer<Subscriber> whenGone) {
        this.connection = new StreamConnection(connection, out);
        this.source = source;
        this.whenGone = whenGone;
    }

    @Override
    public void onWritePossible() {
        isOpen = true;
        isWaiting = false;
        hasWaitedSinceTick = false;
        moveOn();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A subscriber has gone", failure);
        ended();
    }

    /** The container has ended the connection, or is about to. Returns only when nobody uses it any more. */
    void ended() {
        connection.ended();
        moveOn();
    }

    /** Called when there may be a new frame. */
    void moveOn() {
        if (calls.getAndIncrement() == 0) {
            int seen = 1;
            do {
                write();
                seen = calls.addAndGet(-seen);
            } while (seen != 0);
        }
    }

    /** Sends a comment, which keeps proxies from closing the stream. Cuts a client off that has taken nothing since the last tick. */
    void tick() {
        if (isWaiting && hasWaitedSinceTick) {
            cut();
        } else if (!isWaiting) {
            isCommentDue = true;
            moveOn();
        }
        hasWaitedSinceTick = isWaiting;
    }

    void cut() {
        isCut = true;
        moveOn();
    }

    private void write() {
        try {
            while (isOpen && !isCut && !connection.isEnded()) {
                if (!connection.isReady()) {
                    isWaiting = true;
                    return;
                }
                isWaiting = false;
                byte[] next = next();
                if (next != null) {
                    connection.write(next);
                    isFlushDue = true;
                } else if (isFlushDue) {
                    isFlushDue = false;
                    connection.flush();
                } else {
                    return;
                }
            }
        } catch (SlowSubscriber e) {
            LOG.info("A subscriber is too slow and is cut off");
            isCut = true;
        } catch (IOException e) {
            LOG.debug("A subscriber has gone; the container knows it already", e);
            connection.ended();
        } catch (RuntimeException e) {
            LOG.debug("A subscriber can't be served any more", e);
            isCut = true;
        }
        if ((isCut || connection.isEnded()) && !isGone) {
            isGone = true;
            whenGone.accept(this);
            connection.complete();
        }
    }

    private byte @Nullable [] next() {
        if (isCommentDue) {
            isCommentDue = false;
            return COMMENT;
        }
        return source.next();
    }
}
