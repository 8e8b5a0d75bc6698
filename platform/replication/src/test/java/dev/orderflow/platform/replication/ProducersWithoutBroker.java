package dev.orderflow.platform.replication;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers without a broker, ready to begin a transaction. */
final class ProducersWithoutBroker {

    private ProducersWithoutBroker() {}

    static MockProducer<String, String> ready() {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    /** As Kafka's own producer does, it does not throw what is wrong: the result of each send has it. */
    static MockProducer<String, String> failing(RuntimeException failure) {
        MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()) {
                    @Override
                    public synchronized Future<RecordMetadata> send(ProducerRecord<String, String> record) {
                        var unused = super.send(record);
                        return CompletableFuture.failedFuture(failure);
                    }
                };
        producer.initTransactions();
        return producer;
    }
}
