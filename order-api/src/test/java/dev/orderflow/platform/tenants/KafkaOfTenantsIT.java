package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.TestOrders;
import dev.orderflow.platform.projections.processor.ErrorKind;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.testing.TestPostgres;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The start with tenants and the profile {@code kafka} is not refused, and the publisher comes as far as to a broker, which is away here. */
class KafkaOfTenantsIT {

    @Test
    void theStartIsNotRefusedAndThePublisherTriesTheBroker() {
        try (ConfigurableApplicationContext node = OneNode.start(
                TestPostgres.newDatabase(),
                "spring.profiles.active=kafka",
                "spring.kafka.bootstrap-servers=localhost:1",
                "orderflow.tenants.enabled=true")) {
            TenantContext.run(
                    "acme", () -> node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(TestOrders.newId())));

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(TenantContext.call(
                                    TenantContext.PLATFORM,
                                    () -> node.getBean(ProcessorStatuses.class).all()))
                            .filteredOn(processor -> processor.name().equals("kafka-publisher"))
                            .singleElement()
                            .satisfies(publisher -> {
                                assertThat(publisher.errorKind()).isEqualTo(ErrorKind.BATCH_FAILS);
                                assertThat(publisher.error()).contains("Timeout");
                            }));
        }
    }
}
