package dev.orderflow.platform.replication;

import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers without a broker. */
public final class TestProducers {

    private TestProducers() {}

    /** Ready to begin a transaction. */
    public static MockProducer<String, byte[]> ready() {
        MockProducer<String, byte[]> producer =
                new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    public static TransactionalProducer<String, byte[]> transactional(Supplier<MockProducer<String, byte[]>> factory) {
        return new TransactionalProducer<>(factory::get);
    }
}
