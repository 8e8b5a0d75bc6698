package net.example.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A broker that hangs takes longer to be noticed than one that is away: it is connected, and answers nothing: {@code ./mvnw verify -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class HangingBrokerIT {

    private static final Logger LOG = LoggerFactory.getLogger(HangingBrokerIT.class);

    private static final Duration HANGS = Duration.ofSeconds(30);

    /** PostgreSQL would end a transaction that idles for so long. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(10);

    private static final String LONGEST_IDLE_MILLIS = """
            select coalesce(max(1000 * extract(epoch from clock_timestamp() - state_change)), 0)::bigint
            from pg_stat_activity
            where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final KafkaServer kafka = new KafkaServer();
    private final RunningOrders orders = new RunningOrders(database, kafka.address());

    private Duration slowestOrder = Duration.ZERO;
    private Duration longestIdle = Duration.ZERO;

    HangingBrokerIT() throws IOException {}

    @AfterEach
    void stop() {
        orders.kill();
        kafka.kill();
    }

    @Test
    void ordersAreTakenAndReadThePublisherSaysThatItFailsAndCatchesUpInSequence() throws Exception {
        Customers customers = new Customers(2, List.of(orders));
        customers.awaitMore(50);

        kafka.hang();
        Duration reported = placeAndReadWhileItHangs();
        JsonNode behind = publisher();
        kafka.goOn();
        long wentOn = System.nanoTime();
        Map<String, List<Long>> acknowledged = Customers.versions(customers.stop());
        await().atMost(Duration.ofMinutes(3))
                .until(() -> publisher().get("caughtUp").booleanValue());

        Duration caughtUp = since(wentOn);
        // Of the customers. The others have been placed and no more.
        List<ConsumerRecord<String, byte[]>> records = Records.committed(kafka, "order-events").stream()
                .filter(record -> acknowledged.containsKey(record.key()))
                .toList();
        LOG.info(
                "Reported within {}; {} events behind in the end, caught up within {}; slowest order {}, longest idle transaction {};"
                        + " {} events published of {} orders",
                reported,
                behind.get("lagEvents"),
                caughtUp,
                slowestOrder,
                longestIdle,
                records.size(),
                acknowledged.size());
        assertThat(Records.withoutRepetitions(records)).isEqualTo(acknowledged);
        assertThat(reported).isLessThan(Duration.ofSeconds(20));
        assertThat(behind.get("lagEvents").longValue()).isPositive();
        assertThat(behind.get("lagSeconds").doubleValue()).isGreaterThan(15);
        assertThat(slowestOrder).isLessThan(Duration.ofSeconds(5));
        assertThat(longestIdle).isLessThan(IDLE_LIMIT);
    }

    /** Returns how long it took until the publisher said that it fails. */
    private Duration placeAndReadWhileItHangs() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Duration reported = HANGS;
        while (since(begun).compareTo(HANGS) < 0) {
            placeAndRead();
            Duration idle = Duration.ofMillis(
                    sql.sql(LONGEST_IDLE_MILLIS).query(Long.class).single());
            longestIdle = max(longestIdle, idle);
            if (reported.equals(HANGS) && isReported()) {
                reported = since(begun);
            }
        }
        return reported;
    }

    /** A command, and the row that it makes. */
    private void placeAndRead() throws IOException, InterruptedException {
        String orderId = UUID.randomUUID().toString();
        long begun = System.nanoTime();
        orders.place(orderId, "customer-in-a-hurry", "5.00");
        assertThat(orders.get("/api/orders/" + orderId + "?atLeastVersion=0", "viewer")
                        .statusCode())
                .isEqualTo(200);
        slowestOrder = max(slowestOrder, since(begun));
    }

    private boolean isReported() throws IOException, InterruptedException {
        JsonNode publisher = publisher();
        return publisher.path("errorKind").toString().contains("batch-fails")
                && publisher.get("lagEvents").longValue() > 0;
    }

    private JsonNode publisher() throws IOException, InterruptedException {
        return JSON.readTree(
                orders.get("/api/processors/kafka-publisher", "operator").body());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
