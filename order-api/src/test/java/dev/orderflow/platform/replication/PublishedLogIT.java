package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.OneNode;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.testing.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that publishes the log. Its broker is away, so the test looks at what would be sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // starts the node once
class PublishedLogIT {

    private final ConfigurableApplicationContext node = OneNode.start(
            TestPostgres.newDatabase(),
            "orderflow.replication.publish=true",
            "spring.kafka.bootstrap-servers=localhost:1");

    private final SegmentClaims claims = node.getBean(SegmentClaims.class);

    private final MockProducer<String, String> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());

    PublishedLogIT() {
        kafka.initTransactions();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void theNodeThatPublishesSaysThatItDoes() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> claims.of(LogPublisher.PROCESSOR).stream().anyMatch(claim -> claim.owner() != null));
        kafka.clear();

        heartbeats(new Node("another")).run();
        assertThat(kafka.history()).isEmpty();

        heartbeats(node.getBean(Node.class)).run();
        assertThat(kafka.history()).singleElement().isEqualTo(new Heartbeat(0, 0).to("event-log"));
        assertThat(kafka.transactionCommitted()).isTrue();
    }

    @Test
    void itsSegmentIsNotSplit() {
        Answer answer = operate("/segments/0/split");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().get("detail").stringValue()).contains("in one sequence");
        assertThat(claims.of(LogPublisher.PROCESSOR)).hasSizeLessThan(2);
    }

    private Heartbeats heartbeats(Node as) {
        return new Heartbeats(
                claims,
                node.getBean(ProcessorTransactions.class).template(),
                new LogRows(node.getBean(JdbcClient.class)),
                as,
                "event-log",
                new TransactionalProducer<>(() -> kafka));
    }

    private Answer operate(String what) {
        String path = "/api/processors/" + LogPublisher.PROCESSOR + what;
        return Answer.to(OneNode.request(node, "operator", path)
                .POST(BodyPublishers.noBody())
                .build());
    }
}
