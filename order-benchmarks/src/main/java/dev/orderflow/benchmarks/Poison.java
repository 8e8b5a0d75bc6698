package dev.orderflow.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What it costs a replay to park one event in so many: each is found by halving a batch that the table has refused. */
final class Poison {

    private static final int ONE_IN = 10_000;

    private final Path jar;
    private final DriverManagerDataSource database;
    private final JdbcClient sql;
    private final Replay replay;

    Poison(Path jar, DriverManagerDataSource database) {
        this.jar = jar;
        this.database = database;
        this.sql = JdbcClient.create(database);
        this.replay = new Replay(database);
    }

    void measure(int events, String memory, Report report) throws IOException, InterruptedException {
        replay.fillUpTo(events);
        replay.divide("order-list", 1);
        Application first = Application.start(jar, database, memory);
        new Lag(database).secondsToCatchUp();
        first.close();
        // The table has as much to check when there is nothing to refuse.
        measure("no poison", "select gen_random_uuid()::text from (%s) as those", memory, report);
        measure(String.format(Locale.ROOT, "one poison event in %,d", ONE_IN), "%s", memory, report);
        report.addText(
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

    private void measure(String what, String choice, String memory, Report report)
            throws IOException, InterruptedException {
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
        report.addText(what, "");
        try (Application application = Application.start(jar, database, memory)) {
            replay.measure(report, application, 1, "order-list");
        }
    }
}
