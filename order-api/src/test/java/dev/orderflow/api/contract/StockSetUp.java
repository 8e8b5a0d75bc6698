package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.StockLedger;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** SKUs that no other test has. They are kept after their first receipts. */
@FullApplication
abstract class StockSetUp extends OverHttp {

    static final String PROCESS = "order-stock";

    final String sku = newSku();
    final String other = newSku();

    @AfterEach
    void theSumsAreRight() {
        resumeTheProcess();
        await(() -> StockLedger.read(sql, sku).assertAtRest());
        await(() -> StockLedger.read(sql, other).assertAtRest());
    }

    private static String newSku() {
        return "sku-" + UUID.randomUUID();
    }

    /** The process stands still, so orders wait until the end of the test. */
    void pauseTheProcess() {
        new Operator(sql).pause(PROCESS);
    }

    void resumeTheProcess() {
        new Operator(sql).resume(PROCESS);
    }

    static String pieces(String sku, int quantity) {
        return line(sku, quantity, "1.50", "EUR");
    }

    Answer receive(String of, int quantity, String... headers) {
        return operator().post("/api/stock/" + of + "/receipts", "{\"quantity\": " + quantity + "}", headers);
    }

    void received(String of, int quantity) {
        assertThat(receive(of, quantity).status()).isEqualTo(201);
    }

    String orderOf(int quantity) {
        return placed(newCustomer(), pieces(sku, quantity));
    }

    JsonNode details(String order) {
        return done(viewer().get(order + "?atLeastVersion=0")).json();
    }

    /** Nothing in it while the list does not have the order yet. */
    JsonNode inList(String order) {
        String customer = details(order).get("customerId").stringValue();
        return done(viewer().get(ORDERS + "?customerId=" + customer))
                .json()
                .get("items")
                .path(0);
    }

    static boolean saysThatItWaits(JsonNode order) {
        return order.path("awaitingStock").booleanValue(false);
    }

    void awaitStock(String of, long onHand, long reserved) {
        await(() -> {
            JsonNode stock = viewer().get("/api/stock/" + of).json();
            assertThat(stock.get("onHand").longValue()).isEqualTo(onHand);
            assertThat(stock.get("reserved").longValue()).isEqualTo(reserved);
            assertThat(stock.get("available").longValue()).isEqualTo(onHand - reserved);
        });
    }

    void awaitEvents(String order, String... types) {
        await(() -> assertThat(events(order)).containsExactly(types));
    }

    static void await(ThrowingRunnable condition) {
        Awaitility.await().untilAsserted(condition);
    }
}
