package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What orders do about stock. */
class StockIT extends StockSetUp {

    @Test
    void anOrderIsConfirmedOnceItsStockIsReserved() {
        received(sku, 10);

        String order = orderOf(3);

        awaitEvents(order, "OrderPlaced", "OrderStockReserved");
        awaitStock(sku, 10, 3);
        Answer confirmed = done(clerk().command(order + "/confirm"));
        assertThat(confirmed.json().get("version").longValue()).isEqualTo(2);
        JsonNode details = done(viewer().get(order + "?atLeastVersion=2")).json();
        assertThat(details.has("awaitingStock")).isFalse();
    }

    @Test
    void anOrderThatWaitsSaysSoAndCannotBeConfirmed() {
        received(sku, 10);
        pauseTheProcess();
        String order = orderOf(3);

        Answer refused = clerk().command(order + "/confirm");

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("order-rejected");
        assertThat(refused.json().get("reason").stringValue()).isEqualTo("awaiting-stock");
        assertThat(refused.json().get("orderStatus").stringValue()).isEqualTo("PLACED");
        assertThat(refused.json().get("version").longValue()).isZero();
        assertThat(saysThatItWaits(details(order))).isTrue();
        await(() -> assertThat(saysThatItWaits(inList(order))).isTrue());
        resumeTheProcess();
        await(() -> assertThat(details(order).has("awaitingStock")).isFalse());
        await(() -> assertThat(inList(order).has("awaitingStock")).isFalse());
        assertThat(saysThatItWaits(done(viewer().get(order + "?version=0")).json()))
                .isTrue();
        assertThat(done(viewer().get(order + "?version=1")).json().has("awaitingStock"))
                .isFalse();
    }

    @Test
    void anOrderWithoutKeptSkusDoesNotWait() {
        String order = orderOf(3);

        done(clerk().command(order + "/confirm"));

        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed");
    }
}
