package dev.orderflow.platform.projections.stepping;

/** A session has come to the end of the log. */
public final class NoNextEvent extends RuntimeException {

    NoNextEvent(long position) {
        super("The log has no event after position " + position + " yet.");
    }
}
