package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.StockLedger;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients that order what is scarce, on two nodes. */
abstract class StockRaceFixture extends RaceFixture {

    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "customer-7", "lines": [
                {"sku": "%s", "quantity": %s, "unitPrice": {"amount": "10.00", "currency": "EUR"}},
                {"sku": "%s", "quantity": 1, "unitPrice": {"amount": "10.00", "currency": "EUR"}}]}
            """;

    final String scarce = "scarce-" + UUID.randomUUID();
    final String plenty = "plenty-" + UUID.randomUUID();
    final Queue<UUID> placed = new ConcurrentLinkedQueue<>();

    void receive(String sku, int quantity) {
        assertThat(post("/api/stock/" + sku + "/receipts", "{\"quantity\": " + quantity + "}"))
                .isEqualTo(201);
    }

    /** So many of the scarce SKU, and one of the other. */
    UUID place(int quantity) {
        UUID order = UUID.randomUUID();
        int status = post("/api/orders", PLACEMENT.formatted(order, scarce, quantity, plenty));
        if (status == 201 || status == NO_ANSWER) {
            placed.add(order);
        } else {
            others.add("placing: " + status);
        }
        return order;
    }

    int confirm(UUID order) {
        return post("/api/orders/" + order + "/confirm", "{}");
    }

    int ship(UUID order) {
        return post("/api/orders/" + order + "/ship", "{\"carrier\": \"Blue Van\", \"trackingNumber\": \"BV 1042\"}");
    }

    int cancel(UUID order) {
        return post("/api/orders/" + order + "/cancel", "{\"reason\": \"Changed my mind\"}");
    }

    private int post(String path, String body) {
        return status(send("POST", path, body));
    }

    StockLedger ledger(String sku) {
        return StockLedger.read(sql, sku);
    }

    /** Returns when the process has handled all that is in the log, and no order waits any more. */
    void awaitRest() throws Exception {
        await(() -> waiting() == 0);
        operator.awaitCaughtUp("order-stock");
        await(() -> sql.sql("select not exists (select from stock.unsettled_orders)")
                .query(Boolean.class)
                .single());
        ledger(scarce).assertAtRest();
        ledger(plenty).assertAtRest();
    }

    private long waiting() {
        return sql.sql("""
                        select count(*) from event_store.events as placed
                        where metadata -> 'awaitingStock' @> to_jsonb(:sku::text) and not exists (
                            select from event_store.events as later
                            where later.aggregate_id = placed.aggregate_id and later.sequence_number > placed.sequence_number)
                        """).param("sku", scarce).query(Long.class).single();
    }

    long count(String type) {
        return sql.sql("""
                        select count(*) from event_store.events as event
                        where type = :type and exists (
                            select from event_store.events as placed
                            where placed.aggregate_id = event.aggregate_id and placed.sequence_number = 0
                                and placed.metadata -> 'awaitingStock' @> to_jsonb(:sku::text))
                        """)
                .param("type", type)
                .param("sku", scarce)
                .query(Long.class)
                .single();
    }
}
