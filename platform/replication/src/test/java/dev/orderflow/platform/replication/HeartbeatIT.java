package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy that has all of the topic is in step only while the topic is known to have all of the log. */
class HeartbeatIT extends FollowingFixture {

    private static final String A_MINUTE_AGO =
            "update replication.progress set heard_at = now() - interval '1 minute', in_step_at = now() - interval '1 minute'";

    @BeforeEach
    void aCopyOfTwoEvents() {
        log.append("a");
        log.append("b");
        node.isAssigned();
        node.step(log.records());
    }

    @Test
    void itIsNoEvent() {
        node.hear(new Heartbeat(2, 2));

        assertThat(copy.rows()).isEqualTo(log.rows()).hasSize(2);
        assertThat(nextOffset()).isEqualTo(3);
        assertThat(node.growths).hasValue(1);
        assertThat(followed().fault()).isNull();
        assertThat(followed().lag()).isZero();
    }

    @Test
    void whileNothingIsHeardNothingIsInStep() {
        copy.sql().sql(A_MINUTE_AGO).update();

        node.step(log.records());

        assertThat(followed().fault()).contains("Nobody who publishes the log has been heard for 60 s");
        assertThat(followed().secondsBehind()).isGreaterThan(50);

        node.hear(new Heartbeat(2, 2));
        assertThat(followed().fault()).isNull();
        assertThat(followed().secondsBehind()).isLessThan(10);
    }

    /** Its publisher may have stood still since, and the log grown. */
    @Test
    void oneFromBeforeANodeFollowedSaysNothingOfNow() {
        copy.sql().sql(A_MINUTE_AGO).update();
        TestNode next = new TestNode("next");
        next.isAssigned();

        next.hear(new Heartbeat(2, 2));

        assertThat(followed().fault()).contains("Nobody who publishes the log has been heard for 60 s");
        assertThat(followed().secondsBehind()).isGreaterThan(50);

        next.hear(new Heartbeat(2, 2));
        assertThat(followed().fault()).isNull();
        assertThat(followed().secondsBehind()).isLessThan(10);
    }

    /** The publisher may have said something in it. */
    @Test
    void whileSomeOfTheTopicIsMissingNobodyCountsAsSilent() {
        copy.sql().sql(A_MINUTE_AGO + ", behind = 7").update();

        assertThat(followed().fault()).isNull();
        assertThat(followed().lag()).isEqualTo(7);
        assertThat(new FollowerStatus(copy.sql()).status().caughtUp()).isFalse();
    }

    @Test
    void whatTheLogHasAndTheTopicDoesNotIsMissing() {
        copy.sql().sql(A_MINUTE_AGO).update();

        node.hear(new Heartbeat(2, 5));

        assertThat(followed().lag()).isEqualTo(3);
        assertThat(followed().secondsBehind()).isGreaterThan(50);
        assertThat(followed().fault()).isNull();
    }

    @Test
    void whatWasPublishedAndNeverCameIsAGap() {
        assertThatThrownBy(() -> node.hear(new Heartbeat(3, 3)))
                .isInstanceOf(BrokenChain.class)
                .hasMessage("There is a gap: the log was published up to position 3, but this copy ends at 2.");
        assertThat(nextOffset()).isEqualTo(2);
    }

    @Test
    void oneWithoutNumbersIsARecordOfSomethingElse() {
        ConsumerRecord<String, String> record = new ConsumerRecord<>(PARTITION.topic(), 0, 7, null, null);
        record.headers().add("published", new byte[] {'x'}).add("head", new byte[] {'1'});

        assertThatThrownBy(() -> Heartbeat.of(record))
                .isInstanceOf(BrokenChain.class)
                .hasMessage("The record at offset 7 of the topic is no event of a log.");
    }
}
