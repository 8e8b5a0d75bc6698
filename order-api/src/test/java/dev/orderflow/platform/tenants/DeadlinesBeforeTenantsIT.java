package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A deadline that was scheduled before tenants were switched on belongs to the initial tenant, as its order does. */
class DeadlinesBeforeTenantsIT {

    private final Database database = TestPostgres.newDatabase();
    private final OrderId order = TestOrders.newId();

    @Test
    void itsOrderIsCancelledForTheInitialTenant() {
        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> strings(node, "select order_id::text from deadlines.confirmations")
                            .contains(order.toString()));
        }

        try (ConfigurableApplicationContext node =
                OneNode.start(database, "orderflow.tenants.enabled=true", "orderflow.tenants.initial=acme")) {
            node.getBean(JdbcClient.class)
                    .sql("update deadlines.scheduled_tasks set execution_time = now()")
                    .update();

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(ofAcme(node, "select type from event_store.events order by position"))
                                    .containsExactly("OrderPlaced", "OrderCancelled"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ofAcme(node, "select tenant from deadlines.confirmations")
                            .isEmpty());
        }
    }

    private static List<String> ofAcme(ConfigurableApplicationContext node, String query) {
        return TenantContext.call("acme", () -> strings(node, query));
    }

    private static List<String> strings(ConfigurableApplicationContext node, String query) {
        return node.getBean(JdbcClient.class).sql(query).query(String.class).list();
    }
}
