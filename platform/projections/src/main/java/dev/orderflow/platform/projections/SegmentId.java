package dev.orderflow.platform.projections;

/** A segment of a processor. */
public record SegmentId(String processor, int segment) {}
