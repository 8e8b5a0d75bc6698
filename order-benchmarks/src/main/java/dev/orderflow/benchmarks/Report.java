package dev.orderflow.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines that stand by themselves, and are printed at the end. */
final class Report {

    private final List<String> lines = new ArrayList<>();
    private double baseline;

    /** What the following rates are compared with. */
    void baseline(String what, Measured measured) {
        baseline = measured.perSecond();
        add(what, measured);
    }

    void add(String what, Measured measured) {
        addText(
                what,
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, %.2f of the raw rate, p50 %.1f ms, p99 %.1f ms",
                        measured.perSecond(),
                        measured.perSecond() / baseline,
                        measured.p50(),
                        measured.p99()));
    }

    void addSeconds(String what, double seconds) {
        addText(what, String.format(Locale.ROOT, "%.2f s", seconds));
    }

    void addText(String what, String text) {
        lines.add("%-50s %s".formatted(what, text));
    }

    @SuppressWarnings("SystemOut") // that is what a report is for
    void print() {
        lines.forEach(System.out::println);
    }
}
