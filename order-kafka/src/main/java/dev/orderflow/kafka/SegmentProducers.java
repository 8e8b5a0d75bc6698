package dev.orderflow.kafka;

import dev.orderflow.platform.replication.TransactionalProducer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A producer for each segment on which this node works. Each batch is one transaction of Kafka: without that, a record whose time ran out could
 * be missing although the next one of its order has arrived. The producers of one segment have the same id on all nodes. See
 * docs/decisions/0050-integration-events.md.
 *
 * <p>A segment that has gone, to another node or by a merge, leaves its producer behind, until {@link LostSegments} closes it.
 */
final class SegmentProducers implements AutoCloseable {

    private final Map<Integer, TransactionalProducer<String, byte[]>> producers = new ConcurrentHashMap<>();
    private final IntFunction<TransactionalProducer<String, byte[]>> factory;

    /** @param factory makes a producer with the transactional id of a segment */
    SegmentProducers(IntFunction<TransactionalProducer<String, byte[]>> factory) {
        this.factory = factory;
    }

    /** Returns when the broker has committed all of them. The caller holds the lock of the token's row, so the segment is this node's. */
    void publish(int segment, List<ProducerRecord<String, byte[]>> records) {
        producers.computeIfAbsent(segment, factory::apply).publish(records);
    }

    /** If one of the others comes back, its next batch has a new producer. */
    void closeAllBut(Set<Integer> segments) {
        producers.forEach((segment, producer) -> {
            if (!segments.contains(segment)) {
                producer.close();
            }
        });
    }

    @Override
    public void close() {
        producers.values().forEach(TransactionalProducer::close);
    }
}
