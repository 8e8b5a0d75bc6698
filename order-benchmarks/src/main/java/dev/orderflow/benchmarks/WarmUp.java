package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.report.Chart;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** The first minutes of an application that has just started: what its users see until the compiler has come round to all of it. */
final class WarmUp {

    private static final Duration EARLY = Duration.ofSeconds(20);

    private final BenchmarkRun run;
    private final List<Cost> placements = new ArrayList<>();
    private long residentMegabytes;

    WarmUp(BenchmarkRun run) {
        this.run = run;
    }

    void measure(Application application) throws IOException, InterruptedException {
        Sizes sizes = run.sizes();
        for (int slice = 0; slice < sizes.slices(); slice++) {
            placements.add(run.meter().measure(LoadKind.PLACE, application, sizes.slice()));
        }
        residentMegabytes = application.residentMegabytes();
        report();
        for (LoadKind kind : EnumSet.complementOf(EnumSet.of(LoadKind.PLACE_WITH_RECIPIENT))) {
            run.meter().measure(kind, application, sizes.warmUp());
        }
    }

    /** Of a placement, twenty seconds after the first one. */
    Cost early() {
        int slice = (int) EARLY.dividedBy(run.sizes().slice());
        return placements.get(Math.min(slice, placements.size() - 1));
    }

    /** After the first minute of load. */
    long residentMegabytes() {
        return residentMegabytes;
    }

    private void report() {
        ReportTable table = run.report()
                .table(
                        "Placements of the first minute",
                        "from second",
                        "a second",
                        "application µs",
                        "PostgreSQL µs",
                        "load µs",
                        "all µs");
        List<Double> seconds = new ArrayList<>();
        for (Cost cost : placements) {
            double second = seconds.size() * run.sizes().slice().toMillis() / 1e3;
            seconds.add(second);
            table.row(
                    Spread.text(second),
                    Spread.text(cost.measured().perSecond()),
                    Spread.text(cost.application()),
                    Spread.text(cost.postgres()),
                    Spread.text(cost.load()),
                    Spread.text(cost.all()));
        }
        run.report()
                .chart(new Chart(
                        "CPU of a placement, by seconds after the first request",
                        "µs",
                        seconds,
                        List.of(),
                        List.of(
                                new Chart.Series(
                                        "application",
                                        placements.stream()
                                                .map(Cost::application)
                                                .toList()),
                                new Chart.Series(
                                        "all",
                                        placements.stream().map(Cost::all).toList()))));
    }
}
