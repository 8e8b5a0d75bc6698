package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be the next event of the log stops the copy, and what it has by then is kept. */
class BrokenChainIT extends FollowingFixture {

    @BeforeEach
    void start() {
        aLogOfThreeEventsWithALostPosition();
    }

    @Test
    void aGapStopsItAndWhatItHasIsKept() {
        List<LogRecord> topic = new ArrayList<>(log.records());
        node.step(topic);
        log.append("c");
        log.append("c");
        topic.add(log.records().get(4));

        assertThatThrownBy(() -> node.step(topic))
                .isInstanceOf(BrokenChain.class)
                .hasMessageContaining("gap");

        assertThat(copy.rows()).isEqualTo(log.rows().subList(0, 3));
        assertThat(nextOffset()).isEqualTo(3);
    }

    /** Else nobody could tell from the fault where to look. */
    @Test
    void whatComesBeforeAGapIsKeptAlsoIfItComesWithIt() {
        log.append("c");
        log.append("c");
        List<LogRecord> topic = new ArrayList<>(log.records());
        topic.remove(3);

        assertThatThrownBy(() -> node.step(topic))
                .isInstanceOf(BrokenChain.class)
                .hasMessageContaining("this copy ends at 4");

        assertThat(copy.rows()).isEqualTo(log.rows().subList(0, 3));
        assertThat(nextOffset()).isEqualTo(3);
        assertThat(followed().behind()).isPositive();
    }

    @Test
    void anotherEventAtAPositionThatItHasStopsIt() {
        node.step(log.records());
        TestLog other = TestLog.ofItsOwn();
        other.append("a");

        assertThatThrownBy(() -> node.step(List.of(
                        log.records().get(0),
                        log.records().get(1),
                        log.records().get(2),
                        other.records().get(0))))
                .isInstanceOf(BrokenChain.class)
                .hasMessage(
                        "There is a contradiction: at position 1 the topic has an event that this copy does not have there.");
    }

    @Test
    void aRecordOfSomethingElseStopsIt() {
        node.kafka.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, "key", "value"));

        assertThatThrownBy(() -> node.step(List.of()))
                .isInstanceOf(BrokenChain.class)
                .hasMessage("The record at offset 0 of the topic is no event of a log.");
    }
}
