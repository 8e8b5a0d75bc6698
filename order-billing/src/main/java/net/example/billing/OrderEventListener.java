package net.example.billing;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** When this returns, the effect is in the database. Only then is the record committed to Kafka, so it may come twice, but never not at all. */
@Component
class OrderEventListener {

    private final Accounts accounts;

    OrderEventListener(Accounts accounts) {
        this.accounts = accounts;
    }

    @KafkaListener(topics = "${billing.topic}", groupId = "billing")
    void on(ConsumerRecord<String, byte[]> record) {
        accounts.handle(read(record));
    }

    private static CloudEvent read(ConsumerRecord<String, byte[]> record) {
        try {
            return KafkaMessageFactory.createReader(record).toEvent();
        } catch (CloudEventRWException | IllegalStateException | IllegalArgumentException e) {
            throw new UnusableRecord("This is no CloudEvent: " + e.getMessage(), e);
        }
    }
}
