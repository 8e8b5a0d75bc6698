package net.example.billing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import net.example.billing.Customers.Acknowledged;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was acknowledged is published, in the sequence of each order, and has one effect, whoever is killed under load:
 * {@code ./mvnw verify -Pthorough [-Dkill.seed=2]}.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class KillsIT {

    private static final Logger LOG = LoggerFactory.getLogger(KillsIT.class);

    private static final int KILLS_OF_EACH = 2;
    private static final long SEED = Long.getLong("kill.seed", 1);

    private enum Victim {
        BROKER,
        NODE,
        CONSUMER
    }

    private final Random chance = new Random(SEED);
    private final Database ordersDatabase = TestPostgres.newDatabase();
    private final Database billingDatabase = TestPostgres.newDatabase();
    private final JdbcClient accounts = JdbcClient.create(billingDatabase.dataSource());
    private final KafkaServer kafka = new KafkaServer();
    private final List<RunningOrders> nodes = new CopyOnWriteArrayList<>();
    private RunningBilling billing = new RunningBilling(billingDatabase, kafka.address());

    KillsIT() throws IOException {
        nodes.add(new RunningOrders(ordersDatabase, kafka.address()));
        nodes.add(new RunningOrders(ordersDatabase, kafka.address()));
    }

    @AfterEach
    void stop() {
        billing.kill();
        nodes.forEach(RunningOrders::kill);
        kafka.kill();
    }

    @Test
    void allThatWasAcknowledgedArrivesInSequenceAndHasOneEffect() throws IOException {
        Customers customers = new Customers(4, nodes);
        for (int round = 0; round < KILLS_OF_EACH; round++) {
            for (Victim victim : Victim.values()) {
                customers.awaitMore(50 + chance.nextInt(200));
                killAndRestart(victim, customers);
            }
        }
        List<Acknowledged> acknowledged = customers.stop();
        awaitHandled(acknowledged.size());

        assertThatOrdersArrivedInSequence(acknowledged);
        assertThatAccountsAreThoseOf(acknowledged);
        assertThat(Records.committed(kafka, "billing-dead-letters")).isEmpty();
    }

    /** Commands go on in between. */
    private void killAndRestart(Victim victim, Customers customers) throws IOException {
        int before = customers.acknowledged();
        long killed = System.nanoTime();
        switch (victim) {
            case BROKER -> {
                kafka.kill();
                customers.awaitMore(50);
                kafka.start();
            }
            case NODE -> {
                int node = chance.nextInt(nodes.size());
                nodes.get(node).kill();
                customers.awaitMore(50);
                nodes.set(node, new RunningOrders(ordersDatabase, kafka.address()));
            }
            case CONSUMER -> {
                billing.kill();
                customers.awaitMore(50);
                billing = new RunningBilling(billingDatabase, kafka.address());
            }
        }
        Duration restarted = Duration.ofNanos(System.nanoTime() - killed);
        awaitHandled(before);
        LOG.info(
                "{} killed after {} events, restarted within {}, their effects are there within {}",
                victim,
                before,
                restarted,
                Duration.ofNanos(System.nanoTime() - killed));
    }

    private void awaitHandled(int events) {
        await().atMost(Duration.ofMinutes(4))
                .ignoreExceptions()
                .until(() -> accounts.sql("select count(*) from billing.handled_events")
                                .query(Integer.class)
                                .single()
                        >= events);
    }

    private void assertThatOrdersArrivedInSequence(List<Acknowledged> acknowledged) {
        List<ConsumerRecord<String, byte[]>> records = Records.committed(kafka, "order-events");
        Map<String, List<Long>> arrived = Records.withoutRepetitions(records);
        LOG.info(
                "{} kills, seed {}: {} acknowledged, {} published, {} of them again",
                KILLS_OF_EACH * Victim.values().length,
                SEED,
                acknowledged.size(),
                records.size(),
                records.size() - arrived.values().stream().mapToInt(List::size).sum());

        assertThat(arrived).isEqualTo(Customers.versions(acknowledged));
    }

    private void assertThatAccountsAreThoseOf(List<Acknowledged> acknowledged) {
        Map<String, Long> orders = acknowledged.stream()
                .filter(event -> event.version() == 2)
                .collect(groupingBy(Acknowledged::customer, counting()));
        orders.forEach((customer, count) -> assertThat(
                        accounts.sql("select charged, orders from billing.accounts where customer_id = ?")
                                .param(customer)
                                .query()
                                .listOfRows())
                .as(customer)
                .containsExactly(Map.of(
                        "charged",
                        new BigDecimal("39.98").multiply(BigDecimal.valueOf(count)),
                        "orders",
                        count.intValue())));
    }
}
