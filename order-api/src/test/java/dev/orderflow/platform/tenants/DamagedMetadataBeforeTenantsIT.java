package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of others whose metadata are none names no tenant. It was in the log before tenants were switched on. */
class DamagedMetadataBeforeTenantsIT {

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final OrderId order = TestOrders.newId();

    @Test
    void itBelongsToTheInitialTenantAndStopsNoProcessor() {
        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));
        }
        insert(1, "\"none\"");
        insert(2, "{\"x\": ".repeat(501) + "1" + "}".repeat(501));

        try (ConfigurableApplicationContext node =
                OneNode.start(database, "orderflow.tenants.enabled=true", "orderflow.tenants.initial=acme")) {
            JdbcClient ofNode = node.getBean(JdbcClient.class);
            TenantContext.run(
                    TenantContext.PLATFORM,
                    () -> node.getBean(ProcessorStatuses.class).all().stream()
                            .map(ProcessorStatus::name)
                            .forEach(new Operator(ofNode)::awaitCaughtUp));

            assertThat(TenantContext.<Long>call(
                            "acme",
                            () -> ofNode.sql("select version from read_model.order_list where order_id = ?::uuid")
                                    .param(order.toString())
                                    .query(Long.class)
                                    .single()))
                    .isEqualTo(2);
            List<StoredEvent> log = TenantContext.call(
                    TenantContext.PLATFORM, () -> node.getBean(LogReader.class).read(0, 10));
            assertThat(log).hasSize(3);
            TenantContext.run("acme", () -> assertThat(log).allMatch(node.getBean(Tenants.class)::mayBeSeen));
            TenantContext.run("beta", () -> assertThat(log).noneMatch(node.getBean(Tenants.class)::mayBeSeen));
        }
    }

    private void insert(long version, String metadata) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                            timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', :order, :version, :type, '1', now(),
                            jsonb_build_object('orderId', :order, 'carrier', 'Post', 'trackingNumber', 'RR-1'), :metadata::jsonb)
                        """)
                .param("order", order.toString())
                .param("version", version)
                .param("type", version == 1 ? "OrderConfirmed" : "OrderShipped")
                .param("metadata", metadata)
                .update();
    }
}
