package dev.orderflow.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers without a broker, ready to begin a transaction. */
final class TestProducers {

    private TestProducers() {}

    static MockProducer<String, byte[]> ready() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    /** As Kafka's own producer does, it does not throw what is wrong: the result of each send has it. */
    static MockProducer<String, byte[]> failing(RuntimeException failure) {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                        var unused = super.send(record);
                        return CompletableFuture.failedFuture(failure);
                    }
                };
        producer.initTransactions();
        return producer;
    }
}
