package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Operator;
import dev.orderflow.api.Scrape;
import dev.orderflow.api.StockLedger;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The process step by step: what it does for an order, and what others may do meanwhile. */
class StockProcessIT extends StockSetUp {

    private final String other = newSku();

    @AfterEach
    void theSumsAreRight() {
        resumeTheProcess();
        await(() -> StockLedger.read(sql, sku).assertAtRest());
        await(() -> StockLedger.read(sql, other).assertAtRest());
    }

    @Test
    void shortStockCancelsTheOrderAndGivesBackWhatItHad() {
        received(sku, 10);
        received(other, 1);

        String order = placed(newCustomer(), pieces(sku, 3), pieces(other, 2));

        awaitEvents(order, "OrderPlaced", "OrderCancelled");
        assertThat(done(viewer().get(order + "?atLeastVersion=1"))
                        .json()
                        .get("cancellationReason")
                        .stringValue())
                .isEqualTo("out of stock: " + other);
        awaitStock(sku, 10, 0);
        awaitStock(other, 1, 0);
    }

    @Test
    void whatTheProcessDoesBelongsToThePlacement() {
        received(sku, 10);
        Answer placement = done(
                clerk().post(ORDERS, placement(newCustomer(), pieces(sku, 3)), "X-Correlation-Id", "checkout-" + sku));
        String order = placement.header("Location");
        awaitEvents(order, "OrderPlaced", "OrderStockReserved");

        JsonNode reserved =
                viewer().get(order + "/events?after=0").json().get("items").get(0);

        assertThat(reserved.get("payload")).isEqualTo(json("{'orderId': '%s'}".formatted(id(order))));
        assertThat(reserved.get("metadata").get("actor").stringValue()).isEqualTo("stock");
        assertThat(sql.sql(
                                "select metadata ->> 'actor' || ' ' || (metadata ->> 'correlationId') from event_store.events "
                                        + "where aggregate_id = ? and type = 'StockReserved'")
                        .param("stock/" + sku)
                        .query(String.class)
                        .single())
                .isEqualTo("stock checkout-" + sku);
    }

    @Test
    void shippingTakesTheStock() {
        received(sku, 10);
        String order = orderOf(3);
        awaitEvents(order, "OrderPlaced", "OrderStockReserved");
        done(clerk().command(order + "/confirm"));

        done(clerk().post(order + "/ship", SHIPMENT));

        awaitStock(sku, 7, 0);
    }

    @Test
    void cancellingGivesTheStockBack() {
        received(sku, 10);
        String order = orderOf(3);
        awaitStock(sku, 10, 3);

        done(clerk().post(order + "/cancel", CANCELLATION));

        awaitStock(sku, 10, 0);
    }

    @Test
    void aLineThatIsRemovedJustBeforeTheOrderIsShippedGivesItsStockBack() {
        received(sku, 10);
        received(other, 5);
        String order = placed(newCustomer(), pieces(sku, 3), pieces(other, 2));
        awaitEvents(order, "OrderPlaced", "OrderStockReserved");
        pauseTheProcess();
        done(clerk().delete(order + "/lines/" + sku));
        done(clerk().command(order + "/confirm"));
        done(clerk().post(order + "/ship", SHIPMENT));

        resumeTheProcess();

        awaitStock(sku, 10, 0);
        awaitStock(other, 3, 0);
    }

    @Test
    void whatIsGivenBackIsThereForWhoComesLater() {
        received(sku, 8);
        List<String> first = Stream.generate(() -> orderOf(1)).limit(8).toList();
        awaitStock(sku, 8, 8);
        pauseTheProcess();
        first.forEach(order -> done(clerk().post(order + "/cancel", CANCELLATION)));
        String next = orderOf(8);

        resumeTheProcess();

        awaitEvents(next, "OrderPlaced", "OrderStockReserved");
        awaitStock(sku, 8, 8);
    }

    @Test
    void anOrderThatIsCancelledWhileItWaitsGetsNothing() {
        received(sku, 10);
        pauseTheProcess();
        String order = orderOf(3);
        done(clerk().post(order + "/cancel", CANCELLATION));
        String next = orderOf(10);

        resumeTheProcess();

        awaitEvents(next, "OrderPlaced", "OrderStockReserved");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderCancelled");
    }

    @Test
    void anAddedLineLetsTheOrderWaitAgain() {
        received(sku, 10);
        String order = placed(newCustomer(), BOOK);
        pauseTheProcess();

        done(clerk().post(order + "/lines", pieces(sku, 4)));

        assertThat(clerk().command(order + "/confirm").json().get("reason").stringValue())
                .isEqualTo("awaiting-stock");
        resumeTheProcess();
        awaitEvents(order, "OrderPlaced", "OrderLineAdded", "OrderStockReserved");
        awaitStock(sku, 10, 4);
        done(clerk().command(order + "/confirm"));
    }

    @Test
    void aLineThatIsRemovedAndAddedAgainHasItsNewQuantity() {
        received(sku, 10);
        String order = placed(newCustomer(), BOOK, pieces(sku, 9));
        awaitStock(sku, 10, 9);

        done(clerk().delete(order + "/lines/" + sku));
        awaitStock(sku, 10, 0);
        done(clerk().post(order + "/lines", pieces(sku, 10)));

        awaitStock(sku, 10, 10);
    }

    @Test
    void theProcessMayMissWhatHappenedInBetween() {
        received(sku, 10);
        String order = placed(newCustomer(), BOOK, pieces(sku, 9));
        awaitStock(sku, 10, 9);
        pauseTheProcess();
        done(clerk().delete(order + "/lines/" + sku));
        done(clerk().post(order + "/lines", pieces(sku, 10)));

        resumeTheProcess();

        awaitStock(sku, 10, 10);
        awaitEvents(
                order, "OrderPlaced", "OrderStockReserved", "OrderLineRemoved", "OrderLineAdded", "OrderStockReserved");
    }

    /** The decision is in the log: an order from before the first receipt never waits for it. */
    @Test
    void anOrderFromBeforeTheFirstReceiptDoesNotWait() {
        String order = orderOf(3);

        received(sku, 1);

        done(clerk().command(order + "/confirm"));
        done(clerk().post(order + "/ship", SHIPMENT));
        String next = orderOf(1);
        awaitEvents(next, "OrderPlaced", "OrderStockReserved");
        awaitStock(sku, 1, 1);
    }

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
        String ghost = newSku();
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
                .param("sku", ghost)
                .param("template", id(placed(newCustomer(), pieces(ghost, 3))))
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
        received(ghost, 3);
        sql.sql("update stock.unsettled_orders set due_at = now() where order_id = ?")
                .param(id(failing))
                .update();
        awaitEvents(failing, "OrderPlaced", "OrderStockReserved");
        awaitStock(ghost, 3, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-details", "order-list"})
    void aReplayKnowsWhoWaits(String readModel) {
        received(sku, 10);
        pauseTheProcess();
        String order = orderOf(3);
        String customer = done(viewer().get(order + "?atLeastVersion=0"))
                .json()
                .get("customerId")
                .stringValue();

        new Operator(sql).replay(readModel);

        assertThat(viewer().get(order).json().get("awaitingStock").booleanValue())
                .isTrue();
        await(() -> assertThat(StreamSupport.stream(
                        viewer().get(ORDERS + "?customerId=" + customer)
                                .json()
                                .get("items")
                                .spliterator(),
                        false))
                .allMatch(item -> item.path("awaitingStock").asBoolean(false)));
    }
}
