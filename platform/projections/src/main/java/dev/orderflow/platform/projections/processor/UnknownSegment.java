package dev.orderflow.platform.projections.processor;

/** A processor has no segment of this number. */
public final class UnknownSegment extends RuntimeException {

    UnknownSegment(int segment) {
        super("There is no segment " + segment + ".");
    }
}
