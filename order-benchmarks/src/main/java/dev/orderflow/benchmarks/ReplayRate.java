package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.io.IOException;
import java.util.Locale;

/** How fast a read model is built anew, in an application of little memory, compared with inserts of single events. */
final class ReplayRate {

    static final String SMALL_HEAP = "-Xmx256m";

    private static final String READ_MODEL = "order-list";

    private final BenchmarkRun run;
    private final Replay replay;

    ReplayRate(BenchmarkRun run) {
        this.run = run;
        this.replay = new Replay(run.database());
    }

    void measure(int... segments) throws IOException, InterruptedException {
        run.start().close(); // it makes the tables
        replay.fillUpTo(run.sizes().events());
        for (int share : segments) {
            replay.divide(READ_MODEL, share);
            try (Application application = run.start(SMALL_HEAP)) {
                measure(application, share);
            }
        }
    }

    void measure(Application application, int segments) throws IOException, InterruptedException {
        new Lag(run.database()).secondsToCatchUp();
        double inserts = run.meter()
                .measure(LoadKind.RAW_INSERT, application, run.sizes().alone())
                .measured()
                .perSecond();
        Replayed replayed = replay.measure(application, READ_MODEL);
        ReportTable table = run.report()
                .table(
                        String.format(
                                Locale.ROOT,
                                "Replay of %,d events into %s by %s",
                                new Lag(run.database()).head(),
                                READ_MODEL,
                                segments == 1 ? "one segment" : segments + " segments"),
                        "what",
                        "figure");
        table.row("replay", replayed);
        table.row("events replayed ÷ raw inserts, a second", Spread.text(replayed.perSecond() / inserts));
    }
}
