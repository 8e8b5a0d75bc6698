package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** A batch is one transaction of Kafka, and a producer that has failed is replaced. */
class TransactionalProducerTest {

    private final List<ProducerRecord<String, String>> batch =
            List.of(new ProducerRecord<>("log", "a"), new ProducerRecord<>("log", "b"));
    private final List<MockProducer<String, String>> made = new ArrayList<>();
    private final TransactionalProducer<String, String> producer = new TransactionalProducer<>(() -> {
        MockProducer<String, String> next = ProducersWithoutBroker.ready();
        made.add(next);
        return next;
    });

    @Test
    void aBatchIsCommittedAsAWhole() {
        producer.publish(batch);

        assertThat(made).singleElement().satisfies(kafka -> {
            assertThat(kafka.commitCount()).isEqualTo(1);
            assertThat(kafka.history()).isEqualTo(batch);
        });
    }

    @Test
    void aProducerThatHasFailedIsClosedAndTheNextBatchHasANewOne() {
        producer.publish(batch);
        made.get(0).commitTransactionException = new TimeoutException("the broker is away");

        assertThatThrownBy(() -> producer.publish(batch)).isInstanceOf(TimeoutException.class);
        producer.publish(batch);

        assertThat(made).extracting(MockProducer::closed).containsExactly(true, false);
        assertThat(made.get(1).history()).isEqualTo(batch);
    }

    @Test
    void whatAnotherNodeHasShutOutIsPublishedAtOnceByANewProducer() {
        producer.publish(batch);
        made.get(0).fenceProducer();

        producer.publish(batch);

        assertThat(made.get(1).history()).isEqualTo(batch);
    }

    @Test
    void aProducerThatIsShutOutTwiceIsAFailure() {
        TransactionalProducer<String, String> shutOut = new TransactionalProducer<>(() -> {
            MockProducer<String, String> next = ProducersWithoutBroker.ready();
            next.fenceProducer();
            made.add(next);
            return next;
        });

        assertThatThrownBy(() -> shutOut.publish(batch)).isInstanceOf(ProducerFencedException.class);
        assertThat(made).hasSize(2);
    }

    /** Each send waits for the topic as long as it may. */
    @Test
    void ifTheTopicIsNotThereNothingIsSentAfterTheFirstRecord() {
        MockProducer<String, String> withoutTopic =
                ProducersWithoutBroker.failing(new TimeoutException("no such topic"));

        assertThatThrownBy(() -> new TransactionalProducer<>(() -> withoutTopic).publish(batch))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("no such topic");

        assertThat(withoutTopic.uncommittedRecords()).hasSize(1);
        assertThat(withoutTopic.commitCount()).isZero();
        assertThat(withoutTopic.closed()).isTrue();
    }
}
