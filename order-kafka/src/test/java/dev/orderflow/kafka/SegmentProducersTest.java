package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.replication.TestProducers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which producer a batch gets. What becomes of a batch, and of a producer that fails, is seen where the platform has them. */
class SegmentProducersTest {

    private final List<ProducerRecord<String, byte[]>> batch =
            List.of(new ProducerRecord<>("orders", "a", new byte[0]), new ProducerRecord<>("orders", "b", new byte[0]));

    private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
    private final SegmentProducers producers = new SegmentProducers(segment -> TestProducers.transactional(() -> {
        MockProducer<String, byte[]> producer = TestProducers.ready();
        made.add(producer);
        return producer;
    }));

    @BeforeEach
    void publishOnce() {
        producers.publish(0, batch);
    }

    @Test
    void eachSegmentHasAProducer() {
        producers.publish(1, batch);
        producers.publish(0, batch);

        assertThat(made).extracting(MockProducer::commitCount).containsExactly(2L, 1L);
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
}
