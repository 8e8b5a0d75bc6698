package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.ClosedLoop;
import dev.orderflow.benchmarks.load.LoadClient;
import dev.orderflow.benchmarks.load.Measured;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the length of an order's history costs its commands, without snapshots and with them. The command is one that is refused:
 * the order is loaded, and stays as long as it is.
 */
final class LongOrders {

    /** Of other orders: in a log that holds little else, PostgreSQL may read the whole table instead of a long order's tail. */
    private static final int OTHER_EVENTS = 100_000;

    private final BenchmarkRun run;
    private final JdbcClient sql;
    private final Orders orders;

    LongOrders(BenchmarkRun run, Application application) {
        this.run = run;
        this.sql = JdbcClient.create(run.database());
        this.orders = new Orders(application);
    }

    void measure() throws Exception {
        new Replay(run.database()).fillUpTo(Math.min(OTHER_EVENTS, run.sizes().events()));
        Map<Integer, UUID> byLength = new LinkedHashMap<>();
        for (int length : run.sizes().lengths()) {
            byLength.put(length, placeWith(length));
        }
        new Lag(run.database()).secondsToCatchUp();
        sql.sql("vacuum analyze event_store.events").update();
        refuseSnapshots();
        Map<Integer, Measured> byEvents = refused(byLength);
        double select = rawSelect(last(byLength));
        acceptSnapshots();
        Map<Integer, Measured> bySnapshot = refused(byLength);

        ReportTable table = run.report()
                .table("A command that is refused, by one client", "order of", "by its events", "by a snapshot");
        byEvents.forEach((length, measured) -> table.row(
                String.format(Locale.ROOT, "%,d events", length),
                measured,
                Objects.requireNonNull(bySnapshot.get(length))));
        ReportTable floor = run.report().table("The longest of them ÷ a raw select of its rows, p50", "what", "figure");
        floor.row("raw select of its rows", Spread.text(select) + " ms");
        floor.row(
                "command, by its events ÷ raw select",
                Spread.text(last(byEvents).p50() / select));
    }

    private Map<Integer, Measured> refused(Map<Integer, UUID> byLength) throws Exception {
        Map<Integer, Measured> measured = new LinkedHashMap<>();
        for (Map.Entry<Integer, UUID> order : byLength.entrySet()) {
            measured.put(order.getKey(), warm(() -> () -> orders.shipTooEarly(order.getValue())));
        }
        return measured;
    }

    private double rawSelect(UUID order) throws Exception {
        return warm(() -> new RawSelect(run.database(), order)).p50();
    }

    /** By a single client, because it is about the time that one request takes. */
    private Measured warm(Callable<LoadClient> client) throws Exception {
        try (ClosedLoop loop = ClosedLoop.of(1, client)) {
            loop.run(run.sizes().measured());
            return loop.run(run.sizes().measured());
        }
    }

    private static <T> T last(Map<Integer, T> byLength) {
        return List.copyOf(byLength.values()).get(byLength.size() - 1);
    }

    /** A line is added and taken away again and again. */
    private UUID placeWith(int events) {
        UUID order = UUID.randomUUID();
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), 'Order', :order, number,
                            case when number = 0 then 'OrderPlaced' when number % 2 = 1 then 'OrderLineAdded'
                                else 'OrderLineRemoved' end,
                            '1', clock_timestamp(), jsonb_build_object('orderId', :order) || case
                                when number = 0 then '{"customerId": "customer-7", "lines": [
                                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}],
                                    "total": {"amount": "39.98", "currency": "EUR"}}'
                                when number % 2 = 1 then '{"sku": "mug", "quantity": 1,
                                    "unitPrice": {"amount": "8.00", "currency": "EUR"},
                                    "total": {"amount": "47.98", "currency": "EUR"}}'
                                else '{"sku": "mug", "total": {"amount": "39.98", "currency": "EUR"}}' end::jsonb,
                            '{"actor": "clerk", "correlationId": "0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47"}'
                        from generate_series(0, :events - 1) as number order by number
                        """).param("order", order.toString()).param("events", events).update();
        return order;
    }

    private void refuseSnapshots() {
        sql.sql(
                        "create function event_store.refuse_snapshot() returns trigger language plpgsql as $$begin return null; end$$")
                .update();
        sql.sql("create trigger none before insert on event_store.snapshots"
                        + " for each row execute function event_store.refuse_snapshot()")
                .update();
        sql.sql("truncate event_store.snapshots").update();
    }

    private void acceptSnapshots() {
        sql.sql("drop function event_store.refuse_snapshot cascade").update();
    }
}
