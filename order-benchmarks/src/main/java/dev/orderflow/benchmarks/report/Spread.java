package dev.orderflow.benchmarks.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** The median of what several rounds gave, with the least and the greatest. */
public record Spread(double median, double least, double most) {

    public static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Spread(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
        return "%s (%s–%s)".formatted(text(median), text(least), text(most));
    }

    /** With about three digits. */
    public static String text(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
