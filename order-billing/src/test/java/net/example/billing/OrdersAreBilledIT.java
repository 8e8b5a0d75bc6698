package net.example.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.orderflow.platform.testing.TestPostgres;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a request for an order, by a real broker, to the account of its customer: {@code ./mvnw verify -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class OrdersAreBilledIT {

    /** Nobody listens there. The traces are recorded all the same. */
    private static final Map<String, String> PUBLISHING_AND_TRACED = Map.of(
            "SPRING_PROFILES_ACTIVE",
            "demo,kafka",
            "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
            "http://127.0.0.1:9/v1/traces");

    private static KafkaServer kafka;
    private static RunningOrders orders;
    private static ConfigurableApplicationContext billing;

    private final String orderId = UUID.randomUUID().toString();
    private final String customer = "customer-" + orderId;

    @BeforeAll
    static void start() throws IOException {
        kafka = new KafkaServer();
        orders = new RunningOrders(TestPostgres.newDatabase(), kafka.address(), PUBLISHING_AND_TRACED);
        TestPostgres.Database database = TestPostgres.newDatabase();
        billing = SpringApplication.run(
                BillingApplication.class,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.kafka.bootstrap-servers=" + kafka.address());
    }

    @AfterAll
    static void stop() {
        billing.close();
        orders.kill();
        kafka.kill();
    }

    @BeforeEach
    void shipAnOrder() throws Exception {
        orders.place(orderId, customer, "19.99");
        orders.confirm(orderId);
        orders.ship(orderId);
        awaitCharged("39.98", 1);
    }

    @Test
    void theRecordsOfAnOrderAreCloudEventsInSequenceThatFollowTheirSchemas() throws IOException {
        List<ConsumerRecord<String, byte[]>> records = published("order-events");

        assertThat(records)
                .extracting(record -> Records.header(record, "ce_type"))
                .containsExactly(
                        "dev.orderflow.order.placed.v1",
                        "dev.orderflow.order.confirmed.v1",
                        "dev.orderflow.order.shipped.v1");
        assertThat(records)
                .extracting(record -> Long.valueOf(Records.header(record, "ce_position")))
                .isSorted();
        assertThat(records)
                .allSatisfy(record ->
                        assertThat(Records.header(record, "ce_correlationid")).isNotEmpty());
        for (ConsumerRecord<String, byte[]> record : records) {
            CloudEvent event = KafkaMessageFactory.createReader(record).toEvent();
            String schema = event.getType().substring("dev.orderflow.".length()) + ".schema.json";
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(Path.of("../docs/events", schema)), InputFormat.JSON)
                            .validate(new String(record.value(), UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void theRecordOfAnEventIsInTheTraceOfItsRequest() throws Exception {
        String trace = orderId.replace("-", "");
        orders.deliver(orderId, "00-" + trace + "-" + trace.substring(16) + "-01");

        await().until(() -> published("order-events").size() == 4);
        assertThat(Records.header(published("order-events").get(3), "traceparent"))
                .matches("00-" + trace + "-[0-9a-f]{16}-01");
    }

    @Test
    void anEventThatComesTwiceHasOneEffect() {
        List<ConsumerRecord<String, byte[]>> records = published("order-events");
        send(records.stream().map(OrdersAreBilledIT::again).toList());
        // Of the same order, so it comes after them.
        send(List.of(unusable()));

        await().until(() -> !published("billing-dead-letters").isEmpty());
        awaitCharged("39.98", 1);
    }

    @Test
    void aRecordThatCannotBeReadIsPutAsideWithItsCauseAndTheOthersGoOn() throws Exception {
        send(List.of(unusable()));
        await().until(() -> !published("billing-dead-letters").isEmpty());

        assertThat(published("billing-dead-letters"))
                .singleElement()
                .satisfies(record -> assertThat(Records.header(record, "kafka_dlt-exception-message")
                                + Records.header(record, "kafka_dlt-exception-cause-fqcn"))
                        .contains(UnusableRecord.class.getName()));
        String next = UUID.randomUUID().toString();
        orders.place(next, customer, "5.00");
        orders.confirm(next);
        orders.ship(next);
        awaitCharged("49.98", 2);
    }

    @Test
    void withoutABrokerOrdersAreTakenAndReadAndLaterPublished() throws Exception {
        kafka.kill();
        String next = UUID.randomUUID().toString();
        orders.place(next, customer, "5.00");
        orders.confirm(next);
        orders.ship(next);
        assertThat(orders.get("/api/orders/" + next + "?atLeastVersion=2", "viewer")
                        .statusCode())
                .isEqualTo(200);
        await().until(() -> orders.get("/api/processors?sideEffects=true", "operator")
                .body()
                .contains("batch-fails"));

        kafka.start();

        awaitCharged("49.98", 2);
    }

    private void awaitCharged(String amount, int count) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(billing.getBean(JdbcClient.class)
                                .sql("select charged, orders from billing.accounts where customer_id = ?")
                                .param(customer)
                                .query()
                                .listOfRows())
                        .containsExactly(Map.of("charged", new BigDecimal(amount), "orders", count)));
    }

    private ProducerRecord<String, byte[]> unusable() {
        return new ProducerRecord<>("order-events", orderId, "nothing that anybody can read".getBytes(UTF_8));
    }

    private static void send(List<ProducerRecord<String, byte[]>> records) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.address()), new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : records) {
                var unused = producer.send(record);
            }
        }
    }

    private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> read) {
        return new ProducerRecord<>(read.topic(), null, read.key(), read.value(), read.headers());
    }

    private List<ConsumerRecord<String, byte[]>> published(String topic) {
        return Records.committed(kafka, topic).stream()
                .filter(record -> orderId.equals(record.key()))
                .toList();
    }
}
