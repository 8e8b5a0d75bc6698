package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two tenants have an order of the same id, and each order has a deadline of its own. */
class DeadlinesOfTenantsIT extends TenantsOverHttp {

    private final String first = newTenant();
    private final String second = newTenant();
    private final String order = UUID.randomUUID().toString();

    @Test
    void theOneThatIsNotConfirmedInTimeIsCancelledAndNotTheOther() {
        placedWithADeadline(first);
        placedWithADeadline(second);
        assertThat(send(first, "POST", "/api/orders/" + order + "/confirm", "").status())
                .isEqualTo(200);
        await().until(() -> deadlines(first).isEmpty());

        theTimeIsOver();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(events(second, order)).containsExactly("OrderPlaced", "OrderCancelled"));
        assertThat(events(first, order)).containsExactly("OrderPlaced", "OrderConfirmed");
        JsonNode cancellation =
                get(second, "/api/orders/" + order + "/events").json().at("/items/1/metadata");
        assertThat(cancellation.get("tenant").stringValue()).isEqualTo(second);
        assertThat(cancellation.get("actor").stringValue()).isEqualTo("deadline");
        await().until(() -> deadlines(second).isEmpty());
    }

    @Test
    void eachIsCancelledForItself() {
        placedWithADeadline(first);
        placedWithADeadline(second);

        theTimeIsOver();

        for (String tenant : List.of(first, second)) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(events(tenant, order)).containsExactly("OrderPlaced", "OrderCancelled"));
        }
    }

    @Test
    void callersSeeTheDeadlinesOfTheirTenantAlone() {
        placedWithADeadline(first);

        assertThat(deadlines(second)).isEmpty();
        assertThat(get(second, "/api/deadlines").text())
                .isEqualTo(get(newTenant(), "/api/deadlines").text());
        assertThat(get("*", "/api/deadlines").problem()).isEqualTo("tenant-required");
    }

    private void placedWithADeadline(String tenant) {
        placedOrder(tenant, order, "customer-1");
        await().atMost(Duration.ofSeconds(60)).until(() -> deadlines(tenant).size() == 1);
    }

    private List<JsonNode> deadlines(String tenant) {
        return List.copyOf(get(tenant, "/api/deadlines?orderId=" + order)
                .json()
                .get("items")
                .values());
    }

    /** For the order of each tenant. */
    private void theTimeIsOver() {
        sql.sql("update deadlines.scheduled_tasks set execution_time = now()"
                        + " where convert_from(task_data, 'UTF8') like ?")
                .param("%" + order + "%")
                .update();
    }
}
