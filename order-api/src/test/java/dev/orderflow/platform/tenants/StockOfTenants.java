package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.StockLedger;
import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** Two tenants with a SKU of one name. */
abstract class StockOfTenants extends TenantsOverHttp {

    static final String PROCESS = "order-stock";

    final String mine = newTenant();
    final String others = newTenant();
    final String sku = "sku-" + UUID.randomUUID();

    @AfterEach
    void theSumsOfEachAreRight() {
        for (String tenant : List.of(mine, others)) {
            TenantContext.run(
                    tenant, () -> patiently(() -> StockLedger.read(sql, sku).assertAtRest()));
        }
    }

    Answer receive(String tenant, int quantity, String... headers) {
        return send(tenant, "POST", "/api/stock/" + sku + "/receipts", "{\"quantity\": " + quantity + "}", headers);
    }

    void received(String tenant, int quantity) {
        assertThat(receive(tenant, quantity).status()).isEqualTo(201);
    }

    void place(String tenant, String orderId, int quantity) {
        String placement = """
                {"orderId": "%s", "customerId": "customer-7", "lines": [
                    {"sku": "%s", "quantity": %s, "unitPrice": {"amount": "1.50", "currency": "EUR"}},
                    {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"}}]}
                """.formatted(orderId, sku, quantity);
        done(send(tenant, "POST", "/api/orders", placement));
    }

    void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }

    void awaitStock(String tenant, long onHand, long reserved) {
        patiently(() -> {
            JsonNode stock = get(tenant, "/api/stock/" + sku).json();
            assertThat(stock.get("onHand").longValue()).isEqualTo(onHand);
            assertThat(stock.get("reserved").longValue()).isEqualTo(reserved);
        });
    }

    void awaitEvents(String tenant, String orderId, String... types) {
        patiently(() -> assertThat(events(tenant, orderId)).containsExactly(types));
    }

    static void patiently(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60)).pollInSameThread().untilAsserted(condition);
    }
}
