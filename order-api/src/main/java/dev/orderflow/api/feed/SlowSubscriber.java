package dev.orderflow.api.feed;

/** A subscriber takes less than is coming. It is cut off, and may resume after the last event that it has. */
final class SlowSubscriber extends RuntimeException {

    private static final long serialVersionUID = 1;

    SlowSubscriber() {
        super("A subscriber fell behind", null, false, false);
    }
}
