package dev.orderflow.benchmarks;

import java.time.Duration;

/**
 * What a load came to.
 *
 * @param perSecond requests answered
 * @param p50 milliseconds that half of them stayed within
 * @param p99 milliseconds that 99% of them stayed within
 */
record Measured(double perSecond, double p50, double p99) {

    /** Of each request's latency, in ascending order. */
    static Measured of(long[] nanos, Duration duration) {
        return new Measured(
                nanos.length * 1e9 / duration.toNanos(), milliseconds(nanos, 0.5), milliseconds(nanos, 0.99));
    }

    private static double milliseconds(long[] nanos, double share) {
        return nanos.length == 0 ? 0 : nanos[(int) (share * (nanos.length - 1))] / 1e6;
    }
}
