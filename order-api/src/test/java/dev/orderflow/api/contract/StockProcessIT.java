package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The process step by step: what it does in the life of an order, and what others may do meanwhile. */
class StockProcessIT extends StockSetUp {

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
}
