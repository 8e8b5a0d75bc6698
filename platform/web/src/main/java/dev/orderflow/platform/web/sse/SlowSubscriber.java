package dev.orderflow.platform.web.sse;

/** A subscriber takes less than is coming. It is cut off, and may resume after the last event that it has. */
public final class SlowSubscriber extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SlowSubscriber() {
        super("A subscriber fell behind", null, false, false);
    }
}
