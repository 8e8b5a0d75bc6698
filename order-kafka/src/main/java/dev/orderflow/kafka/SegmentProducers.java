package dev.orderflow.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A producer for each segment on which this node works. Each batch is one transaction of Kafka: whoever reads what is committed sees all of
 * it or nothing. Without that, a record whose time ran out could be missing although the next one of its order has arrived.
 *
 * <p>The producers of one segment have the same id on all nodes. A node that takes a segment over ends the transaction that a dead node has
 * left open, on which all readers would wait, and shuts out a node that only seemed dead. See docs/decisions/0050-integration-events.md.
 */
final class SegmentProducers implements AutoCloseable {

    private final Map<Integer, Producer<String, byte[]>> producers = new ConcurrentHashMap<>();
    private final IntFunction<Producer<String, byte[]>> factory;

    /** @param factory makes a producer with the transactional id of a segment */
    SegmentProducers(IntFunction<Producer<String, byte[]>> factory) {
        this.factory = factory;
    }

    /** Returns when the broker has committed all of them. A producer that has failed is not used again: the next one ends its transaction. */
    void publish(int segment, List<ProducerRecord<String, byte[]>> records) {
        Producer<String, byte[]> producer = producers.computeIfAbsent(segment, factory::apply);
        try {
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : records) {
                // The commit waits for all of them, and fails if one has failed.
                Future<?> unused = producer.send(record);
            }
            producer.commitTransaction();
        } catch (RuntimeException e) {
            producers.remove(segment);
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    @Override
    public void close() {
        producers.values().forEach(producer -> producer.close(Duration.ZERO));
    }
}
