package dev.orderflow.benchmarks.report;

import java.util.List;

/**
 * A line over a range of numbers, or columns of stacked parts, if there are labels.
 *
 * @param labels of the columns, in the sequence of {@code x}
 */
public record Chart(String title, String unit, List<Double> x, List<String> labels, List<Series> series) {

    /** Values in the sequence of {@code x}. */
    public record Series(String name, List<Double> values) {}
}
