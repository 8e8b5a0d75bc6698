package dev.orderflow.platform.projections.stepping;

/** A session is not where the caller takes it to be. Nothing has been done. */
public final class SteppingMoved extends RuntimeException {

    SteppingMoved(String message) {
        super(message);
    }

    static SteppingMoved at(long position) {
        return new SteppingMoved("The session is at position " + position + ".");
    }
}
