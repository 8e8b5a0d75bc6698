package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.projections.Node;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** A copy that lacks nothing of the topic may still not be in step, and then says so. */
class InStepIT extends FollowingFixture {

    @BeforeEach
    void aLogOfThreeEvents() {
        log.append("a");
        log.append("b");
        log.append("a");
        node.isAssigned();
    }

    @Test
    void aDatabaseThatNobodyHasFilledYetIsNotInStep() {
        assertThat(followed().fault()).startsWith("Nobody has followed the log yet");
        assertThat(new FollowerStatus(copy.sql()).status().caughtUp()).isFalse();

        node.step(List.of());
        assertThat(followed().fault()).isEqualTo("Nobody who publishes the log has been heard yet.");
        assertThat(new FollowerStatus(copy.sql()).status().caughtUp()).isFalse();

        node.hear(new Heartbeat(0, 0));
        assertThat(followed().fault()).isNull();
    }

    /** The alarm has only the meter. */
    @Test
    void aPublisherThatIsNeverHeardIsWaitedForSinceTheDatabaseIsThere() {
        node.step(log.records());
        copy.sql()
                .sql("update replication.progress set in_step_at = in_step_at - interval '1 minute'")
                .update();
        FollowedLogPoller poller = new FollowedLogPoller(copy.sql());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new ReplicationMeters(poller, new Node("node")).bindTo(meters);

        poller.run();

        assertThat(meters.get("orderflow.replication.unheard.seconds").gauge().value())
                .isBetween(60.0, 120.0);
        assertThat(new ReplicationHealth(poller).health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void itIsInStepOnlyWhenTheBrokerHasSaidSo() {
        thePublisherIsHeard();
        node.step(log.records());
        copy.sql()
                .sql("update replication.progress set answered_at = now() - interval '1 minute'")
                .update();

        node.kafka.setOffsetsException(new TimeoutException("the broker is away"));
        node.step(log.records());
        assertThat(followed().fault())
                .contains("The broker has not answered for 60 s", "another database has the same consumer group");

        node.kafka.setOffsetsException(null);
        node.kafka.updateEndOffsets(Map.of(PARTITION, 3L));
        node.step(log.records());
        assertThat(followed().fault()).isNull();
    }

    /** Its read database was set back, by hand or by a fail-over, and nothing new comes. */
    @Test
    void aDatabaseThatIsNotWhereItsNodeBelievesIsNotInStep() {
        thePublisherIsHeard();
        node.step(log.records());
        copy.sql()
                .sql("update replication.progress set next_offset = 1, node = 'other', fault = 'set back'")
                .update();

        node.step(log.records());

        assertThat(followed().fault()).isEqualTo("set back");
        assertThat(followed().node()).isEqualTo("other");
        assertThat(node.kafka.position(PARTITION)).isEqualTo(1);

        node.step(log.records());
        assertThat(nextOffset()).isEqualTo(3);
        assertThat(followed().fault()).isNull();
    }

    @Test
    void aTopicThatEndsBeforeTheReachedPlaceStopsIt() {
        node.step(log.records());

        assertThatThrownBy(() -> node.step(log.records().subList(0, 2)))
                .isInstanceOf(BrokenChain.class)
                .hasMessageStartingWith("The topic ends at offset 2, before the place that was reached, 3");
    }

    /** What is published there from the beginning confirms the chain, and what is here already is skipped. */
    @Test
    void aTopicThatWasMadeAnewStopsItUntilTheLogIsPublishedThere() {
        thePublisherIsHeard();
        node.step(log.records());
        node.kafka.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 3L)));

        assertThatThrownBy(() -> node.step(List.of()))
                .isInstanceOf(BrokenChain.class)
                .hasMessageContaining("it was made anew");
        assertThat(nextOffset()).isEqualTo(3);

        TestNode next = new TestNode("node");
        next.isAssigned();
        next.kafka.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 3L)));
        next.kafka.schedulePollTask(() -> {});
        next.kafka.schedulePollTask(
                () -> next.kafka.addRecord(received(log.records().get(0), 0)));
        next.step(List.of());
        assertThat(nextOffset()).isEqualTo(1);

        next.step(log.records());
        assertThat(nextOffset()).isEqualTo(3);
        assertThat(copy.rows()).isEqualTo(log.rows());
        assertThat(followed().fault()).isNull();
    }
}
