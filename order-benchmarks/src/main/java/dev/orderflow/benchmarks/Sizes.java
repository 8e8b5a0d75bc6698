package dev.orderflow.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How long and how much.
 *
 * @param slice of the warm-up, each of which has a cost of its own
 * @param slices of placements after the first request
 * @param warmUp of each other kind of request
 * @param measured in each of the rounds
 * @param settled after which PostgreSQL has counted all commits
 * @param alone for what is measured once, and not in rounds
 * @param events that a replay reads
 * @param lengths of orders, ascending
 * @param burst of so many placements at once
 */
record Sizes(
        Duration slice,
        int slices,
        Duration warmUp,
        Duration measured,
        int rounds,
        Duration settled,
        Duration alone,
        int events,
        List<Integer> lengths,
        int burst) {

    /** Two minutes of warm-up, as long as the compiler needs on a machine of two cores. */
    static Sizes full() {
        return new Sizes(
                Duration.ofSeconds(5),
                12,
                Duration.ofSeconds(Integer.getInteger("benchmarks.warm-up", 10)),
                Duration.ofSeconds(3),
                5,
                Duration.ofSeconds(11),
                Duration.ofSeconds(10),
                Integer.getInteger("benchmarks.events", 500_000),
                List.of(1, 10, 100, 1_000, 10_000),
                2_000);
    }

    /** Just enough that each part runs. */
    static Sizes tiny() {
        Duration moment = Duration.ofMillis(100);
        return new Sizes(
                Duration.ofMillis(500), // so that there are enough orders to confirm
                2,
                moment,
                moment,
                1,
                Duration.ZERO,
                moment,
                1_000,
                List.of(1, 10),
                10);
    }
}
