package dev.orderflow.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the length of an order's history costs its commands, without snapshots and with them. The command is one that is refused:
 * the order is loaded, and stays as long as it is.
 */
final class LongOrders {

    /** Of other orders: in a log that holds little else, PostgreSQL may read the whole table instead of a long order's tail. */
    private static final int OTHER_EVENTS = 100_000;

    private static final Duration EACH = Duration.ofSeconds(5);

    private final JdbcClient sql;
    private final Orders orders;
    private final Replay log;

    LongOrders(DataSource database, Application application) {
        this.log = new Replay(database);
        this.sql = JdbcClient.create(database);
        this.orders = new Orders(application);
    }

    void measure(Duration warmUp, Report report) {
        log.fillUpTo(OTHER_EVENTS);
        Map<Integer, UUID> byLength = new LinkedHashMap<>();
        for (int length : new int[] {1, 10, 100, 1_000, 10_000}) {
            byLength.put(length, placeWith(length));
        }
        sql.sql("vacuum analyze event_store.events").update();
        refuseSnapshots();
        byLength.values().forEach(order -> refused(order, warmUp.dividedBy(byLength.size())));
        measure("without snapshots", byLength, report);
        acceptSnapshots();
        byLength.values().forEach(order -> refused(order, Duration.ofSeconds(1)));
        measure("with snapshots", byLength, report);
    }

    private void measure(String how, Map<Integer, UUID> byLength, Report report) {
        byLength.forEach((length, order) -> {
            Measured measured = refused(order, EACH);
            report.addText(
                    String.format(Locale.ROOT, "a command on an order of %,d events, %s", length, how),
                    String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms", measured.p50(), measured.p99()));
        });
    }

    /** By a single client, because it is about the time that one command takes. */
    private Measured refused(UUID order, Duration duration) {
        return ClosedLoop.run(1, duration, () -> orders.shipTooEarly(order));
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
