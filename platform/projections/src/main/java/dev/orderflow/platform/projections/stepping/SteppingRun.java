package dev.orderflow.platform.projections.stepping;

/**
 * What a run has done.
 *
 * @param session as it is now
 * @param isDone whether the run has come to its position, or to the end of the log; if not, there was no more time
 */
public record SteppingRun(SteppingSession session, boolean isDone) {}
