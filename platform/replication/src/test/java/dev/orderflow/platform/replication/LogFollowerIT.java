package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.eventstore.notification.Linger;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.projections.Node;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that can't follow any further says so, wherever anybody may look, until the log is followed again. */
@ExtendWith(OutputCaptureExtension.class)
class LogFollowerIT extends FollowingFixture {

    private static final String GAP =
            "There is a gap: the topic has position 3 next, which follows 2 in the log, but this copy ends at 1.";

    private final Queue<MockConsumer<String, String>> consumers = new ArrayDeque<>();
    private final Notifier notifier = new Notifier(
            copy.database(), new WakeUpRegistry(), Duration.ZERO, new Linger(Duration.ZERO, Duration.ZERO));
    private final LogFollower follower = new LogFollower(
            consumers::remove,
            PARTITION.topic(),
            new LogCopy(copy.sql(), new TransactionTemplate(new JdbcTransactionManager(copy.database())), "node"),
            notifier);
    private final FollowedLogPoller poller = new FollowedLogPoller(copy.sql());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void aLogOfThreeEvents() {
        log.append("a");
        log.append("b");
        log.append("c");
        new ReplicationMeters(poller, new Node("node")).bindTo(meters);
    }

    @Test
    void aBrokenChainIsSaidUntilItIsMended(CapturedOutput output) {
        List<LogRecord> records = log.records();
        List<LogRecord> withoutTheSecond = List.of(records.get(0), records.get(2));

        follow(withoutTheSecond);
        assertStandsStill(GAP);

        follow(withoutTheSecond);
        assertStandsStill(GAP);
        assertThat(output.getOut().split("The log is not followed any further", -1))
                .as("lines that say so")
                .hasSize(2);

        thePublisherIsHeard();
        follow(records);
        poller.run();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(stopped()).isZero();
        assertThat(new FollowerStatus(copy.sql()).status().caughtUp()).isTrue();
        assertThat(copy.rows()).isEqualTo(log.rows());
    }

    /** The topic has more, and nothing comes. */
    @Test
    void aStepThatProvesNothingMendsNothing() {
        follow(List.of(log.records().get(1)));

        run(kafka -> kafka.updateEndOffsets(Map.of(PARTITION, 1L)));

        assertThat(followed().fault()).contains("There is a gap");
    }

    @Test
    void whatAFailureSaysOfCodeAndRowsStaysInside() {
        copy.sql()
                .sql("alter table event_store.events add constraint nobody check (aggregate_id <> 'a')")
                .update();

        follow(log.records());

        assertStandsStill("new row for relation \"events\" violates check constraint \"nobody\"");
    }

    private void follow(List<LogRecord> topic) {
        run(kafka -> {
            kafka.updateEndOffsets(Map.of(PARTITION, (long) topic.size()));
            for (int offset = (int) kafka.position(PARTITION); offset < topic.size(); offset++) {
                kafka.addRecord(received(topic.get(offset), offset));
            }
        });
    }

    /** Until the chain is broken or the node stops. The first poll finds nothing: the node joins its group. */
    private void run(Consumer<MockConsumer<String, String>> topic) {
        MockConsumer<String, String> kafka = new MockConsumer<>("none");
        kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
        kafka.schedulePollTask(() -> {});
        kafka.schedulePollTask(() -> {
            kafka.rebalance(List.of(PARTITION));
            topic.accept(kafka);
        });
        kafka.schedulePollTask(() -> kafka.setPollException(new InterruptException("The node stops")));
        consumers.add(kafka);
        follower.run();
        Thread.interrupted(); // as the next run of a task would begin
    }

    private void assertStandsStill(String fault) {
        poller.run();
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails()).containsEntry("error", fault);
        assertThat(stopped()).isEqualTo(1);
        assertThat(new FollowerStatus(copy.sql()).status().caughtUp()).isFalse();
        assertThat(new FollowerStatus(copy.sql()).status().error()).isEqualTo(fault);
    }

    private Health health() {
        return new ReplicationHealth(poller).health();
    }

    private double stopped() {
        return meters.get("orderflow.replication.stopped").gauge().value();
    }
}
