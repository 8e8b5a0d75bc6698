package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.io.IOException;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a log that is a hundred times as long makes anything slower. */
final class Growth {

    private static final int SHORT_LOG = 100_000;

    private static final int PER_SECOND = 200;

    private final BenchmarkRun run;
    private final JdbcClient sql;

    Growth(BenchmarkRun run) {
        this.run = run;
        this.sql = JdbcClient.create(run.database());
    }

    void measure() throws IOException, InterruptedException {
        try (Application application = run.start()) {
            new WarmUp(run).measure(application);
            measure(application, SHORT_LOG, run.sizes().events());
        }
    }

    void measure(Application application, int few, int many) throws IOException, InterruptedException {
        Figures atFew = figuresAt(few, application);
        Figures atMany = figuresAt(many, application);
        ReportTable table = run.report()
                .table(
                        "Growth of the log",
                        "what",
                        String.format(Locale.ROOT, "%,d events", few),
                        String.format(Locale.ROOT, "%,d events", many),
                        "kept (below 1: slower)");
        rate(
                table,
                "placements a second",
                atFew.place().measured().perSecond(),
                atMany.place().measured().perSecond());
        time(
                table,
                "CPU of a placement, µs",
                atFew.place().all(),
                atMany.place().all());
        rate(
                table,
                "list pages of 50 a second",
                atFew.list().measured().perSecond(),
                atMany.list().measured().perSecond());
        time(
                table,
                "list page, p99 ms",
                atFew.list().measured().p99(),
                atMany.list().measured().p99());
        time(
                table,
                "GET of one order, p99 ms",
                atFew.get().measured().p99(),
                atMany.get().measured().p99());
        time(
                table,
                "commit to row at %s a second, p50 ms".formatted(PER_SECOND),
                atFew.lag().p50(),
                atMany.lag().p50());
        time(
                table,
                "commit to row at %s a second, p99 ms".formatted(PER_SECOND),
                atFew.lag().p99(),
                atMany.lag().p99());
        rate(
                table,
                "replay, events a second",
                atFew.replayed().perSecond(),
                atMany.replayed().perSecond());
    }

    private record Figures(Cost place, Cost list, Cost get, CommitLag lag, Replayed replayed) {}

    private Figures figuresAt(int events, Application application) throws IOException, InterruptedException {
        Replay log = new Replay(run.database());
        Lag lag = new Lag(run.database());
        log.fillUpTo(events);
        lag.secondsToCatchUp();
        sql.sql("vacuum analyze").update(); // autovacuum would do so, but in the midst of the next figures
        Replayed replayed = log.measure(application, "order-list");
        long head = lag.head();
        Pace.keep(PER_SECOND, run.sizes().alone(), new Orders(application)::place);
        lag.secondsToCatchUp();
        CommitLag commitLag = CommitLag.of(sql, "order_list", head);
        return new Figures(
                measure(LoadKind.PLACE, application),
                measure(LoadKind.LIST_50, application),
                measure(LoadKind.GET_ORDER, application),
                commitLag,
                replayed);
    }

    private Cost measure(LoadKind kind, Application application) throws InterruptedException {
        return run.meter().measure(kind, application, run.sizes().alone());
    }

    private static void rate(ReportTable table, String what, double few, double many) {
        table.row(what, Spread.text(few), Spread.text(many), Spread.text(many / few));
    }

    private static void time(ReportTable table, String what, double few, double many) {
        table.row(what, Spread.text(few), Spread.text(many), Spread.text(few / many));
    }
}
