package dev.orderflow.platform.operations.lag;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the processors were behind, at even intervals. There is an answer for each moment: null means that nobody knew.
 *
 * @param from the moment of the first values
 */
record LagHistory(Instant from, int intervalSeconds, List<ProcessorLag> items) {

    record ProcessorLag(String name, List<@Nullable Long> lagEvents, List<@Nullable Double> lagSeconds) {}
}
