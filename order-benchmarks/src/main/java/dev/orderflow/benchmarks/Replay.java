package dev.orderflow.benchmarks;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the read models anew from a long log. */
final class Replay {

    private final JdbcClient sql;
    private final Lag lag;

    Replay(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.lag = new Lag(database);
    }

    /** Adds orders of five events each, of which two hundred are always under way at once. */
    void fillUpTo(int events) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), 'Order', id, step,
                            (array['OrderPlaced', 'OrderLineAdded', 'OrderLineRemoved', 'OrderConfirmed', 'OrderShipped'])[step + 1],
                            (array['2', '1', '1', '1', '1'])[step + 1], clock_timestamp(), jsonb_build_object('orderId', id) || (array[
                                '{"customerId": "customer-7", "lines": [
                                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"},
                                        "lineTotal": {"amount": "39.98", "currency": "EUR"}},
                                    {"sku": "pen.red", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"},
                                        "lineTotal": {"amount": "1.50", "currency": "EUR"}}],
                                    "total": {"amount": "41.48", "currency": "EUR"}}',
                                '{"sku": "mug", "quantity": 1, "unitPrice": {"amount": "8.00", "currency": "EUR"},
                                    "total": {"amount": "49.48", "currency": "EUR"}}',
                                '{"sku": "pen.red", "total": {"amount": "47.98", "currency": "EUR"}}',
                                '{}',
                                '{"carrier": "Post", "trackingNumber": "RR 123 456 785 DE"}']::jsonb[])[step + 1],
                            '{"actor": "clerk", "correlationId": "0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47"}'
                        from (
                            select number, gen_random_uuid()::text as id from generate_series(1, ?) as number
                        ) as orders, generate_series(0, 4) as step
                        order by number / 200, step, number
                        """).param((int) Math.max(0, (events - lag.head()) / 5)).update();
    }

    void forgetReadModels() {
        sql.sql("drop schema read_model cascade").update();
    }

    /** Takes the time from the first batch to the last, which leaves the start of the JVM out. Both replay at once. */
    void measure(Report report) throws InterruptedException {
        long head = lag.head();
        await("order-list", 1);
        await("order-details", 1);
        long begin = System.nanoTime();
        long done = lag.position("order-list") + lag.position("order-details");
        await("order-list", head);
        await("order-details", head);
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.addText(
                "replay of %,d events into both read models".formatted(head),
                "%,.0f events/s in all, %,.0f for each"
                        .formatted((2 * head - done) / seconds, (2 * head - done) / seconds / 2));
    }

    private void await(String processor, long position) throws InterruptedException {
        while (lag.position(processor) < position) {
            Thread.sleep(5);
        }
    }
}
