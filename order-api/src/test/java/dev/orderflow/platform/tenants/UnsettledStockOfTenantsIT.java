package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.StockLedger;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** The queue of unsettled orders is one for all tenants. */
class UnsettledStockOfTenantsIT extends StockOfTenants {

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    @Qualifier("settlingWorkers")
    private SmartLifecycle workers;

    /** It waits for a SKU that has no stock item, as no order ever does. */
    @Test
    void anOrderThatFailsHoldsUpNeitherItsNamesakeNorItsTenant() {
        String failing = newOrder();
        as(mine, """
                insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                    timestamp, payload, metadata)
                select gen_random_uuid(), aggregate_type, :order, 0, type, revision, now(),
                    payload || jsonb_build_object('orderId', :order::text),
                    metadata || '{"awaitingStock": ["never-received"]}'
                from event_store.events where aggregate_id = :template
                """, Map.of("order", failing, "template", placedOrder(mine, "customer-1")));
        received(mine, 10);
        received(others, 10);

        place(others, failing, 2);
        String next = newOrder();
        place(mine, next, 3);

        awaitEvents(others, failing, "OrderPlaced", "OrderStockReserved");
        awaitEvents(mine, next, "OrderPlaced", "OrderStockReserved");
        patiently(() -> assertThat(failures(mine, failing)).containsExactly(true));
        assertThat(failures(others, failing)).isEmpty();

        as(mine, "delete from stock.unsettled_orders where order_id = :order", Map.of("order", failing));
    }

    @Test
    void rowsThatAreAddedByHandMayHaveTheSamePosition() {
        String unreadable = newOrder();
        as(mine, """
                insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                    timestamp, payload, metadata)
                values (gen_random_uuid(), 'Order', :order, 0, 'NobodyKnowsIt', '1', now(), '{}',
                    jsonb_build_object('tenant', :tenant::text))
                """, Map.of("order", unreadable, "tenant", mine));

        as(
                mine,
                "insert into stock.unsettled_orders (position, order_id) values (-1, :order)",
                Map.of("order", unreadable));
        as(
                others,
                "insert into stock.unsettled_orders (position, order_id) values (-1, :order)",
                Map.of("order", newOrder()));

        patiently(() -> {
            assertThat(failures(mine, unreadable)).containsExactly(true);
            assertThat(positions(others)).isEmpty();
        });
        as(mine, "delete from stock.unsettled_orders where order_id = :order", Map.of("order", unreadable));
    }

    /** The workers of the first one stand still, so the second settles what the processor of either has noted. */
    @Test
    void twoNodesSellToEachTenantWhatItHas() {
        Database shared = new Database(
                database.getJdbcUrl(),
                Objects.requireNonNull(database.getUsername()),
                Objects.requireNonNull(database.getPassword()));
        workers.stop();
        try (ConfigurableApplicationContext second = OneNode.start(shared, "orderflow.tenants.enabled=true")) {
            assertThat(second.isRunning()).isTrue();
            assertThat(workers.isRunning()).isFalse();
            received(mine, 10);
            received(others, 5);
            List<String> ids =
                    Stream.generate(StockOfTenants::newOrder).limit(16).toList();
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (String tenant : List.of(mine, others)) {
                ids.forEach(id -> clients.add(CompletableFuture.runAsync(() -> place(tenant, id, 1))));
            }
            clients.forEach(CompletableFuture::join);

            awaitStock(mine, 10, 10);
            awaitStock(others, 5, 5);
            patiently(() -> assertThat(positions(mine)).isEmpty());
            patiently(() -> assertThat(positions(others)).isEmpty());
        } finally {
            workers.start();
        }
        assertThat(TenantContext.call(mine, () -> StockLedger.read(sql, sku).mostReserved()))
                .isEqualTo(10);
        assertThat(TenantContext.call(others, () -> StockLedger.read(sql, sku).mostReserved()))
                .isEqualTo(5);
    }

    private List<Boolean> failures(String tenant, String orderId) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select failure is not null from stock.unsettled_orders where order_id = ?")
                        .param(orderId)
                        .query(Boolean.class)
                        .list());
    }

    private List<Long> positions(String tenant) {
        return TenantContext.call(
                tenant,
                () -> sql.sql("select position from stock.unsettled_orders")
                        .query(Long.class)
                        .list());
    }

    private void as(String tenant, String statement, Map<String, String> parameters) {
        TenantContext.run(tenant, () -> sql.sql(statement).params(parameters).update());
    }
}
