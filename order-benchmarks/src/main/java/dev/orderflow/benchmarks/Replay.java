package dev.orderflow.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the read models anew from a long log. */
final class Replay {

    private static final int IN_A_TRANSACTION = 100_000;

    private final JdbcClient sql;
    private final Lag lag;

    Replay(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.lag = new Lag(database);
    }

    /** Adds orders of five events each, of which two hundred are always under way at once. Readers wait for each transaction. */
    void fillUpTo(int events) {
        for (long missing = events - lag.head(); missing >= 5; missing = events - lag.head()) {
            append(Math.min(missing, IN_A_TRANSACTION) / 5);
        }
    }

    private void append(long orders) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, causation_id, payload, metadata)
                        select gen_random_uuid(), 'Order', id, step,
                            (array['OrderPlaced', 'OrderLineAdded', 'OrderLineRemoved', 'OrderConfirmed', 'OrderShipped'])[step + 1],
                            (array['2', '1', '1', '1', '1'])[step + 1], clock_timestamp(), gen_random_uuid(),
                            jsonb_build_object('orderId', id) || (array[
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
                        """).param(orders).update();
    }

    /** The application must be down. */
    void divide(String readModel, int segments) {
        sql.sql("delete from read_model.tokens where processor = ?")
                .param(readModel)
                .update();
        sql.sql("""
                        insert into read_model.tokens (processor, segment)
                        select ?, segment from generate_series(0, ? - 1) as segment
                        """).param(readModel).param(segments).update();
    }

    /** Takes the time from the first batch to the last, which leaves the start of the processor out. */
    Replayed measure(Application application, String readModel) throws IOException, InterruptedException {
        String rebuild = readModel + ".rebuild";
        sql.sql("select read_model.begin_replay(?)").param(readModel).query(row -> {});
        awaitMore(0, rebuild);
        long first = lag.position(rebuild);
        long events = lag.head() - first;
        long begin = System.nanoTime();
        double firstHalf = 0;
        List<Long> memory = new ArrayList<>();
        for (int quarter = 1; quarter <= 4; quarter++) {
            awaitMore(first + quarter * events / 4 - 1, rebuild);
            firstHalf = quarter == 2 ? secondsSince(begin) : firstHalf;
            memory.add(application.residentMegabytes());
        }
        double seconds = secondsSince(begin);
        while (isRunning()) {
            Thread.sleep(5);
        }
        return new Replayed(
                events / seconds, events / 2.0 / (seconds - firstHalf), secondsSince(begin) - seconds, memory);
    }

    private boolean isRunning() {
        return sql.sql("select exists (select from read_model.replays where finished_at is null)")
                .query(Boolean.class)
                .single();
    }

    /** A replay that is over has no position of its own any more. */
    private void awaitMore(long position, String rebuild) throws InterruptedException {
        while (lag.position(rebuild) <= position && isRunning()) {
            Thread.sleep(5);
        }
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
