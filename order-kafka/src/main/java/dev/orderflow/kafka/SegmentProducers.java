package dev.orderflow.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * A producer for each segment on which this node works. Each batch is one transaction of Kafka: whoever reads what is committed sees all of
 * it or nothing. Without that, a record whose time ran out could be missing although the next one of its order has arrived.
 *
 * <p>The producers of one segment have the same id on all nodes. A node that takes a segment over ends the transaction that a dead node has
 * left open, on which all readers would wait, and shuts out a node that only seemed dead. See docs/decisions/0050-integration-events.md.
 *
 * <p>A segment that has gone, to another node or by a merge, leaves its producer behind, until {@link LostSegments} closes it.
 */
final class SegmentProducers implements AutoCloseable {

    private final Map<Integer, Producer<String, byte[]>> producers = new ConcurrentHashMap<>();
    private final IntFunction<Producer<String, byte[]>> factory;

    /** @param factory makes a producer with the transactional id of a segment */
    SegmentProducers(IntFunction<Producer<String, byte[]>> factory) {
        this.factory = factory;
    }

    /**
     * Returns when the broker has committed all of them. If another node has had the segment meanwhile, this node's old producer is shut out.
     * The caller holds the lock of the token's row, so the segment is this node's again, and a new producer may shut out the other node's.
     */
    void publish(int segment, List<ProducerRecord<String, byte[]>> records) {
        try {
            commit(segment, records);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            commit(segment, records);
        }
    }

    /** A producer that has failed is not used again: the next one ends its transaction. */
    private void commit(int segment, List<ProducerRecord<String, byte[]>> records) {
        Producer<String, byte[]> producer = producers.computeIfAbsent(segment, factory::apply);
        try {
            producer.beginTransaction();
            for (ProducerRecord<String, byte[]> record : records) {
                // The commit waits for all of them, and fails if one has failed.
                failIfFailed(producer.send(record));
            }
            producer.commitTransaction();
        } catch (RuntimeException e) {
            producers.remove(segment);
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** One that has failed at once may have waited as long as it may, for the topic or for space. Each of the others would wait as long again. */
    private static void failIfFailed(Future<?> sent) {
        if (!sent.isDone()) {
            return;
        }
        try {
            sent.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new KafkaException(e);
        }
    }

    /** If one of the others has come back this very moment, its batch fails, and the next try has a new producer. */
    void closeAllBut(Set<Integer> segments) {
        producers.entrySet().removeIf(producer -> {
            boolean isLost = !segments.contains(producer.getKey());
            if (isLost) {
                producer.getValue().close(Duration.ZERO);
            }
            return isLost;
        });
    }

    @Override
    public void close() {
        producers.values().forEach(producer -> producer.close(Duration.ZERO));
    }
}
