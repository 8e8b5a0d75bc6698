package dev.orderflow.platform.operations.lag;

/**
 * How far a processor is behind now.
 *
 * @param events that it has not handled
 * @param seconds the age of the oldest of them
 */
public record LagSample(String processor, long events, double seconds) {}
