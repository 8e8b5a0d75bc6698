package dev.orderflow.platform.web.sse;

/** A subscriber is slower than the stream. It is cut off, and may resume after the last event that it has received. */
public final class SlowSubscriber extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SlowSubscriber() {
        super("A subscriber fell behind", null, false, false);
    }
}
