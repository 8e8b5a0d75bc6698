package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.report.ReportTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What it costs a replay to park one event in so many: each is found by halving a batch that the table has refused. */
final class Poison {

    private static final int ONE_IN = 10_000;

    private final BenchmarkRun run;
    private final JdbcClient sql;
    private final Replay replay;

    Poison(BenchmarkRun run) {
        this.run = run;
        this.sql = JdbcClient.create(run.database());
        this.replay = new Replay(run.database());
    }

    void measure() throws IOException, InterruptedException {
        run.start().close(); // it makes the tables
        replay.fillUpTo(run.sizes().events());
        replay.divide("order-list", 1);
        Application first = run.start(ReplayRate.SMALL_HEAP);
        new Lag(run.database()).secondsToCatchUp();
        first.close();
        ReportTable table = run.report().table("A replay that parks events", "what", "figure");
        // The table has as much to check when there is nothing to refuse.
        measure("no poison", "select gen_random_uuid()::text from (%s) as those", table);
        measure(String.format(Locale.ROOT, "one poison event in %,d", ONE_IN), "%s", table);
        table.row(
                "dead letters of it, with those that wait behind others",
                String.format(
                        Locale.ROOT,
                        "%,d of %,d",
                        sql.sql("select count(*) filter (where attempts > 0) from read_model.dead_letters")
                                .query(Long.class)
                                .single(),
                        sql.sql("select count(*) from read_model.dead_letters")
                                .query(Long.class)
                                .single()));
        sql.sql("alter table read_model.order_list drop constraint poison").update();
    }

    private void measure(String what, String choice, ReportTable table) throws IOException, InterruptedException {
        sql.sql("alter table read_model.order_list drop constraint if exists poison")
                .update();
        List<String> orders = sql.sql(choice.formatted(
                        "select aggregate_id from event_store.events where position % " + ONE_IN + " = 0"))
                .query(String.class)
                .list();
        // The second event of each of these orders, and so all after it; in the new table, not in the one that is
        // there.
        sql.sql("alter table read_model.order_list add constraint poison check (version < 1 or order_id not in ('"
                        + String.join("', '", orders) + "')) not valid")
                .update();
        try (Application application = run.start(ReplayRate.SMALL_HEAP)) {
            table.row(what, replay.measure(application, "order-list"));
        }
    }
}
