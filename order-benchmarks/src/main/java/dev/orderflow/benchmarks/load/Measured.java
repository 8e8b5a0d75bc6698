package dev.orderflow.benchmarks.load;

import java.util.Locale;
import java.util.Scanner;

/**
 * What a load came to.
 *
 * @param p50 milliseconds that half of the requests stayed within
 * @param p99 milliseconds that 99% of them stayed within
 * @param cpu microseconds for each request that the process which sent them has used
 */
public record Measured(long requests, double perSecond, double p50, double p99, double cpu) {

    /** Of each request's latency, in ascending order. */
    static Measured of(long[] latencies, long nanos, long cpuNanos) {
        return new Measured(
                latencies.length,
                latencies.length * 1e9 / nanos,
                milliseconds(latencies, 0.5),
                milliseconds(latencies, 0.99),
                cpuNanos / 1e3 / latencies.length);
    }

    private static double milliseconds(long[] nanos, double share) {
        return nanos.length == 0 ? 0 : nanos[(int) (share * (nanos.length - 1))] / 1e6;
    }

    /** So that another process can read it. */
    String line() {
        return String.join(
                " ",
                Long.toString(requests),
                Double.toString(perSecond),
                Double.toString(p50),
                Double.toString(p99),
                Double.toString(cpu));
    }

    public static Measured read(Scanner line) {
        return new Measured(
                Long.parseLong(line.next()),
                Double.parseDouble(line.next()),
                Double.parseDouble(line.next()),
                Double.parseDouble(line.next()),
                Double.parseDouble(line.next()));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f a second, p50 %.1f ms, p99 %.1f ms", perSecond, p50, p99);
    }
}
