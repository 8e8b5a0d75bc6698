package dev.orderflow.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * How a replay went.
 *
 * @param secondHalf events a second in the second half of it
 * @param swap seconds to compare the new table with the old one, and swap them
 * @param resident megabytes at each quarter of it
 */
record Replayed(double perSecond, double secondHalf, double swap, List<Long> resident) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f events a second, %,.0f in the second half; %.1f s to compare and swap; resident %s MB",
                perSecond,
                secondHalf,
                swap,
                resident);
    }
}
