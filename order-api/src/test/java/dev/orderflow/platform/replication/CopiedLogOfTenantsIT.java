package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogCheck;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With tenants on both sides, a copied event belongs to whom it belongs there: also one from before there were tenants. */
@ExtendWith(OutputCaptureExtension.class)
class CopiedLogOfTenantsIT {

    private static final String[] TENANTS = {"orderflow.tenants.enabled=true", "orderflow.tenants.initial=acme"};

    private final Database source = TestPostgres.newDatabase();
    private final OrderId old = TestOrders.newId();
    private final OrderId own = TestOrders.newId();
    private final OrderId others = TestOrders.newId();

    @Test
    void everybodySeesTheirOwnOnAReadNode(CapturedOutput output) {
        try (ConfigurableApplicationContext writer = OneNode.start(source)) {
            place(writer, old);
        }
        try (ConfigurableApplicationContext writer = OneNode.start(source, TENANTS);
                ConfigurableApplicationContext reader = OneNode.start(
                        TestPostgres.newDatabase(),
                        TENANTS[0],
                        TENANTS[1],
                        "orderflow.role=read",
                        "orderflow.replication.group=test",
                        "spring.kafka.bootstrap-servers=localhost:1")) {
            assertThat(output).doesNotContain("The log is not consistent");
            TenantContext.run("acme", () -> place(writer, own));
            TenantContext.run("other", () -> place(writer, others));

            HandedTopic.follow(
                    reader,
                    0,
                    TenantContext.call(
                            TenantContext.PLATFORM,
                            () -> new LogRows(writer.getBean(JdbcClient.class)).between(1, Long.MAX_VALUE)));

            assertThat(rows(reader)).isEqualTo(rows(writer)).hasSizeGreaterThanOrEqualTo(3);
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(listed(reader, "acme")).containsExactlyInAnyOrder(old, own));
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(listed(reader, "other")).containsExactly(others));
            assertThat(faults(reader)).isEmpty();
        }
    }

    private static void place(ConfigurableApplicationContext node, OrderId order) {
        node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));
    }

    private static List<String> faults(ConfigurableApplicationContext node) {
        return TenantContext.call(
                TenantContext.PLATFORM, () -> node.getBean(LogCheck.class).faults());
    }

    private static List<OrderId> listed(ConfigurableApplicationContext node, String tenant) {
        return TenantContext.call(
                tenant,
                () -> node.getBean(JdbcClient.class)
                        .sql("select order_id::text from read_model.order_list")
                        .query((row, number) -> OrderId.of(row.getString(1)))
                        .list());
    }

    private static List<String> rows(ConfigurableApplicationContext node) {
        return TenantContext.call(
                TenantContext.PLATFORM,
                () -> node.getBean(JdbcClient.class)
                        .sql("select events::text from event_store.events order by position")
                        .query(String.class)
                        .list());
    }
}
