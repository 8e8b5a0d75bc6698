package net.example.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.TestPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A segment that was merged leaves no producer behind: {@code ./mvnw verify -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class MergedSegmentsIT {

    /** Each producer has one. */
    private static final String THREAD = "kafka-producer-network-thread | order-events-";

    private final KafkaServer kafka = new KafkaServer();
    private final RunningOrders orders = new RunningOrders(TestPostgres.newDatabase(), kafka.address());

    MergedSegmentsIT() throws IOException {}

    @AfterEach
    void stop() {
        orders.kill();
        kafka.kill();
    }

    @Test
    void theProducerOfAMergedSegmentIsClosedAndTheOtherOneGoesOn() throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            place();
            return orders.threads(THREAD) == 2;
        });

        orders.operate("/api/processors/kafka-publisher/segments/0/merge");

        // They are looked for once a minute.
        await().atMost(Duration.ofMinutes(3)).until(() -> orders.threads(THREAD) == 1);
        place();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> orders.get("/api/processors/kafka-publisher", "operator")
                        .body()
                        .contains("\"caughtUp\":true"));
        assertThat(orders.threads(THREAD)).isEqualTo(1);
    }

    private void place() throws IOException, InterruptedException {
        orders.place(UUID.randomUUID().toString(), "customer-1", "5.00");
    }
}
