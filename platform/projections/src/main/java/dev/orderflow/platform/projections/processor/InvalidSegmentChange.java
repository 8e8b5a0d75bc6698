package dev.orderflow.platform.projections.processor;

/** A segment can't be split or merged as an operator has asked. The message is written for the operator. */
public final class InvalidSegmentChange extends RuntimeException {

    InvalidSegmentChange(String message) {
        super(message);
    }
}
