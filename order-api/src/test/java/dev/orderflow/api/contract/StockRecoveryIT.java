package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
import dev.orderflow.api.Scrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process begins again, or an order fails; and read models are built again. */
class StockRecoveryIT extends StockSetUp {

    /** As if its token were lost. */
    @Test
    void everythingAgainChangesNothing() {
        received(sku, 10);
        String shipped = orderOf(3);
        awaitEvents(shipped, "OrderPlaced", "OrderStockReserved");
        done(clerk().command(shipped + "/confirm"));
        done(clerk().post(shipped + "/ship", SHIPMENT));
        String open = orderOf(2);
        awaitStock(sku, 7, 2);
        long version = viewer().get("/api/stock/" + sku).json().get("version").longValue();
        pauseTheProcess();
        Operator process = new Operator(sql);

        process.rewind(PROCESS);
        resumeTheProcess();

        process.awaitCaughtUp(PROCESS);
        await(() -> assertThat(sql.sql("select count(*) from stock.unsettled_orders")
                        .query(Integer.class)
                        .single())
                .isZero());
        assertThat(viewer().get("/api/stock/" + sku).json().get("version").longValue())
                .isEqualTo(version);
        assertThat(events(open)).containsExactly("OrderPlaced", "OrderStockReserved");
    }

    /** It waits for a SKU that has no stock item, as no order ever does. */
    @Test
    void anOrderThatFailsDoesNotStopTheOthersAndIsTriedAgain() {
        String failing = newOrder();
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                            timestamp, payload, metadata)
                        select gen_random_uuid(), aggregate_type, :order::text, 0, type, revision, now(),
                            payload || jsonb_build_object('orderId', :order::text),
                            metadata || jsonb_build_object('awaitingStock', jsonb_build_array(:sku::text))
                        from event_store.events where aggregate_id = :template and sequence_number = 0
                        """)
                .param("order", id(failing))
                .param("sku", other)
                .param("template", id(placed(newCustomer(), pieces(other, 3))))
                .update();
        received(sku, 10);

        String next = orderOf(2);

        awaitEvents(next, "OrderPlaced", "OrderStockReserved");
        await(() -> assertThat(sql.sql("select failure is not null from stock.unsettled_orders where order_id = ?")
                        .param(id(failing))
                        .query(Boolean.class)
                        .list())
                .containsExactly(true));
        sql.sql("update stock.unsettled_orders set noted_at = now() - interval '10 minutes' where order_id = ?")
                .param(id(failing))
                .update();
        await(() -> assertThat(Scrape.of(operator().get("/actuator/prometheus")).sum("orderflow_stock_failing"))
                .isEqualTo(1));
        received(other, 3);
        sql.sql("update stock.unsettled_orders set due_at = now() where order_id = ?")
                .param(id(failing))
                .update();
        awaitEvents(failing, "OrderPlaced", "OrderStockReserved");
        awaitStock(other, 3, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-details", "order-list"})
    void aReplayKnowsWhoWaits(String readModel) {
        received(sku, 10);
        pauseTheProcess();
        String order = orderOf(3);

        new Operator(sql).replay(readModel);

        assertThat(saysThatItWaits(details(order))).isTrue();
        await(() -> assertThat(saysThatItWaits(inList(order))).isTrue());
    }
}
