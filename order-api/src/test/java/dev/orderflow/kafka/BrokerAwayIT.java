package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.projections.processor.ErrorKind;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.testing.TestPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** With the profile {@code kafka}, and nobody at the broker's address. */
class BrokerAwayIT {

    private static final String PUBLISHER = "kafka-publisher";

    private static ConfigurableApplicationContext node;

    @BeforeAll
    static void start() {
        node = OneNode.start(
                TestPostgres.newDatabase(),
                "spring.profiles.active=kafka",
                "spring.kafka.bootstrap-servers=localhost:1");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void ordersAreTakenAndReadAndThePublisherSaysThatItFails() {
        node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(new OrderId(UUID.randomUUID())));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(node.getBean(ProcessorStatuses.class).all())
                                .hasSizeGreaterThan(1)
                                .allSatisfy(BrokerAwayIT::failsOnlyIfItPublishes));
        // The alarm ProcessorLags looks at this for all processors.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> node.getBean(MeterRegistry.class)
                                .get("orderflow.processor.lag.seconds")
                                .tag("processor", PUBLISHER)
                                .gauge()
                                .value()
                        > 0);
        assertThat(node.getBean(HealthEndpoint.class).healthForPath("readiness"))
                .extracting(HealthDescriptor::getStatus)
                .isEqualTo(Status.UP);
    }

    /** What was published once would be published again. */
    @Test
    void thePublisherHasNoReadModelToReplay() {
        Answer refusal = Answer.to(OneNode.request(node, "operator", "/api/processors/" + PUBLISHER + "/replay")
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.problem()).isEqualTo("no-read-model");
    }

    private static void failsOnlyIfItPublishes(ProcessorStatus processor) {
        if (processor.name().equals(PUBLISHER)) {
            assertThat(processor.errorKind()).isEqualTo(ErrorKind.BATCH_FAILS);
        } else {
            assertThat(processor.errorKind()).isNull();
            assertThat(processor.caughtUp()).isTrue();
        }
    }
}
