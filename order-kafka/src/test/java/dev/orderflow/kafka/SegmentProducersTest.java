package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch is one transaction of Kafka, and a producer that has failed is replaced. */
class SegmentProducersTest {

    private final List<ProducerRecord<String, byte[]>> batch =
            List.of(new ProducerRecord<>("orders", "a", new byte[0]), new ProducerRecord<>("orders", "b", new byte[0]));

    private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
    private final SegmentProducers producers = new SegmentProducers(segment -> {
        MockProducer<String, byte[]> producer = TestProducers.ready();
        made.add(producer);
        return producer;
    });

    @BeforeEach
    void publishOnce() {
        producers.publish(0, batch);
    }

    @Test
    void aBatchIsCommittedAsAWhole() {
        assertThat(made).singleElement().satisfies(producer -> {
            assertThat(producer.commitCount()).isEqualTo(1);
            assertThat(producer.history()).isEqualTo(batch);
        });
    }

    @Test
    void eachSegmentHasAProducer() {
        producers.publish(1, batch);
        producers.publish(0, batch);

        assertThat(made).extracting(MockProducer::commitCount).containsExactly(2L, 1L);
    }

    @Test
    void aProducerThatHasFailedIsClosedAndTheNextBatchHasANewOne() {
        made.get(0).commitTransactionException = new TimeoutException("the broker is away");

        assertThatThrownBy(() -> producers.publish(0, batch)).isInstanceOf(TimeoutException.class);
        producers.publish(0, batch);

        assertThat(made).extracting(MockProducer::closed).containsExactly(true, false);
        assertThat(made.get(1).history()).isEqualTo(batch);
    }

    /** Another node has had the segment meanwhile. */
    @Test
    void aSegmentThatHasComeBackIsPublishedAtOnceByANewProducer() {
        made.get(0).fenceProducer();

        producers.publish(0, batch);

        assertThat(made).extracting(MockProducer::closed).containsExactly(true, false);
        assertThat(made.get(1).history()).isEqualTo(batch);
    }

    /** It was merged, or has gone to another node. */
    @Test
    void theProducerOfASegmentThatHasGoneIsClosed() {
        producers.publish(1, batch);

        producers.closeAllBut(Set.of(0));
        producers.publish(0, batch);
        producers.publish(1, batch);

        assertThat(made).extracting(MockProducer::closed).containsExactly(false, true, false);
        assertThat(made).extracting(MockProducer::commitCount).containsExactly(2L, 1L, 1L);
    }

    @Test
    void aProducerThatIsShutOutTwiceIsAFailure() {
        SegmentProducers shutOut = new SegmentProducers(segment -> {
            MockProducer<String, byte[]> producer = TestProducers.ready();
            producer.fenceProducer();
            made.add(producer);
            return producer;
        });

        assertThatThrownBy(() -> shutOut.publish(0, batch)).isInstanceOf(ProducerFencedException.class);

        assertThat(made).hasSize(3);
    }

    /** Each send waits for the topic as long as it may. */
    @Test
    void ifTheTopicIsNotThereNothingIsSentAfterTheFirstRecord() {
        MockProducer<String, byte[]> withoutTopic = TestProducers.failing(new TimeoutException("no such topic"));

        assertThatThrownBy(() -> new SegmentProducers(segment -> withoutTopic).publish(0, batch))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("no such topic");

        assertThat(withoutTopic.uncommittedRecords()).hasSize(1);
        assertThat(withoutTopic.commitCount()).isZero();
        assertThat(withoutTopic.closed()).isTrue();
    }
}
