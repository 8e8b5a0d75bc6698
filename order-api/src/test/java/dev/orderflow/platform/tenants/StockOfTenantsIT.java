package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Operator;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each tenant has its own stock of a SKU, and its own orders of an id. See docs/stock.md. */
class StockOfTenantsIT extends StockOfTenants {

    @Test
    void outOfStockInOneCancelsItsOrderAlone() {
        received(mine, 10);
        received(others, 3);
        String orderId = newOrder();

        place(mine, orderId, 5);
        place(others, orderId, 5);

        awaitEvents(mine, orderId, "OrderPlaced", "OrderStockReserved");
        awaitEvents(others, orderId, "OrderPlaced", "OrderCancelled");
        awaitStock(mine, 10, 5);
        awaitStock(others, 3, 0);
    }

    @Test
    void whatIsShippedRemovedOrCancelledMovesOnesOwnStockAlone() {
        received(mine, 10);
        received(others, 20);
        String shipped = newOrder();
        String changed = newOrder();
        String cancelled = newOrder();
        for (String tenant : List.of(mine, others)) {
            place(tenant, shipped, 1);
            place(tenant, changed, 2);
            place(tenant, cancelled, 3);
        }
        awaitStock(mine, 10, 6);
        awaitStock(others, 20, 6);

        done(send(mine, "DELETE", "/api/orders/" + changed + "/lines/" + sku, ""));
        done(send(mine, "POST", "/api/orders/" + cancelled + "/cancel", "{\"reason\": \"no longer needed\"}"));
        done(send(mine, "POST", "/api/orders/" + shipped + "/confirm", ""));
        done(send(
                mine, "POST", "/api/orders/" + shipped + "/ship", "{\"carrier\": \"DHL\", \"trackingNumber\": \"1\"}"));

        awaitStock(mine, 9, 0);
        awaitStock(others, 20, 6);
        assertThat(events(others, shipped)).containsExactly("OrderPlaced", "OrderStockReserved");
    }

    /** A trigger decides it, also when the platform appends orders of several tenants at once. */
    @Test
    void anOrderWaitsForWhatItsOwnTenantKeeps() {
        received(others, 10);
        String orderId = newOrder();

        place(mine, orderId, 1);
        done(send(mine, "POST", "/api/orders/" + orderId + "/confirm", ""));
        received(mine, 10);
        String next = newOrder();
        place(mine, next, 1);
        place(others, next, 1);

        awaitEvents(mine, next, "OrderPlaced", "OrderStockReserved");
        awaitEvents(others, next, "OrderPlaced", "OrderStockReserved");
        assertThat(events(mine, orderId)).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void ordersOfOneIdAreToldApartInABatch() {
        received(mine, 10);
        received(others, 10);
        String orderId = newOrder();
        Operator process = new Operator(sql);
        process.pause(PROCESS);
        place(mine, orderId, 1);
        place(others, orderId, 2);

        process.resume(PROCESS);

        awaitStock(mine, 10, 1);
        awaitStock(others, 10, 2);
    }

    @Test
    void aReceiptsKeyBelongsToItsTenant() {
        String key = UUID.randomUUID().toString();

        Answer first = receive(mine, 10, "Idempotency-Key", key);
        Answer ofOthers = receive(others, 10, "Idempotency-Key", key);
        Answer again = receive(mine, 10, "Idempotency-Key", key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(ofOthers.status()).isEqualTo(201);
        assertThat(ofOthers.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        awaitStock(mine, 10, 0);
        awaitStock(others, 10, 0);
    }

    /** There is a snapshot after a hundred events. */
    @Test
    void aLongStreamIsReadFromItsOwnSnapshot() {
        for (int i = 0; i < 110; i++) {
            received(mine, 1);
            received(others, 2);
        }
        patiently(() -> assertThat(snapshots()).isEqualTo(2));
        String orderId = newOrder();
        place(mine, orderId, 110);
        place(others, orderId, 220);

        awaitStock(mine, 110, 110);
        awaitStock(others, 220, 220);
    }

    @Test
    void aConditionOnAnotherTenantsSkuFailsAsForOneThatIsNotKept() {
        received(others, 10);

        for (String expected : List.of("*", "\"0\"")) {
            assertThat(receive(mine, 1, "If-Match", expected).problem()).isEqualTo("version-mismatch");
        }
    }

    private long snapshots() {
        return List.of(mine, others).stream()
                .filter(tenant -> TenantContext.call(
                        tenant,
                        () -> sql.sql("select exists (select from event_store.snapshots where aggregate_id = ?)")
                                .param("stock/" + sku)
                                .query(Boolean.class)
                                .single()))
                .count();
    }
}
