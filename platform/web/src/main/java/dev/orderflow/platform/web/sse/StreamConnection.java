package dev.orderflow.platform.web.sse;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The container's objects for a connection. When the container ends the connection, it gives them to another one: whoever touched them
 * from then on could end somebody else's stream. So nothing touches them afterwards, and the container waits for a thread that
 * still does. It does not wait long, because none of these calls waits for the client.
 * See docs/decisions/0032-what-an-empty-request-costs.md.
 */
final class StreamConnection {

    private static final Logger LOG = LoggerFactory.getLogger(StreamConnection.class);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private volatile boolean isEnded;

    StreamConnection(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    boolean isEnded() {
        return isEnded;
    }

    /** The container has ended it, or is about to. */
    synchronized void ended() {
        isEnded = true;
    }

    synchronized boolean isReady() {
        return !isEnded && out.isReady();
    }

    synchronized void write(byte[] bytes) throws IOException {
        if (!isEnded) {
            out.write(bytes);
        }
    }

    synchronized void flush() throws IOException {
        if (!isEnded) {
            out.flush();
        }
    }

    synchronized void complete() {
        try {
            if (!isEnded) {
                context.complete();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The container has ended the connection first", e);
        }
    }
}
