package dev.orderflow.platform.replication;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends each batch as one transaction of Kafka: whoever reads what is committed sees all of it or nothing. On all nodes the producer has the
 * same id. A node that takes over ends the transaction that a dead node has left open, on which all readers would wait, and shuts out a node
 * that only seemed dead.
 */
public final class TransactionalProducer<K, V> implements AutoCloseable {

    private final Supplier<Producer<K, V>> factory;
    private @Nullable Producer<K, V> current;

    /** @param broker how to reach it, and the limits of a batch */
    public TransactionalProducer(
            Map<String, Object> broker, String transactionalId, Serializer<K> keys, Serializer<V> values) {
        this(() -> ready(broker, transactionalId, keys, values));
    }

    /** @param factory makes a producer that is ready to begin a transaction */
    TransactionalProducer(Supplier<Producer<K, V>> factory) {
        this.factory = factory;
    }

    private static <K, V> Producer<K, V> ready(
            Map<String, Object> broker, String transactionalId, Serializer<K> keys, Serializer<V> values) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        // The producers of a node need different ones, because their meters in JMX are named after it.
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        // All replicas that are in step have a record before it counts as published.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        Producer<K, V> producer = new KafkaProducer<>(settings, keys, values);
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Returns when the broker has committed all of them. If another node has published meanwhile, this node's old producer is shut out.
     * The caller holds the lock of the token's row, so it is this node's turn again, and a new producer may shut out the other node's.
     */
    public synchronized void publish(List<ProducerRecord<K, V>> records) {
        try {
            commit(records);
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            commit(records);
        }
    }

    /** A producer that has failed is not used again: the next one ends its transaction. */
    private void commit(List<ProducerRecord<K, V>> records) {
        Producer<K, V> producer = current == null ? factory.get() : current;
        current = producer;
        try {
            producer.beginTransaction();
            for (ProducerRecord<K, V> record : records) {
                // The commit waits for all of them, and fails if one has failed.
                failIfFailed(producer.send(record));
            }
            producer.commitTransaction();
        } catch (RuntimeException e) {
            close();
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

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close(Duration.ZERO);
            current = null;
        }
    }
}
