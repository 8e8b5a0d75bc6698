package dev.orderflow.platform.replication;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.ConfigurableApplicationContext;

/** What the topic would have, handed to a read node whose broker is away. */
final class HandedTopic {

    private static final TopicPartition PARTITION = new TopicPartition("event-log", LogRecord.PARTITION);

    private HandedTopic() {}

    /** Takes all of it over, from where the database says, or from the beginning if the topic does not have that any more. */
    static void follow(ConfigurableApplicationContext reader, long beginning, List<LogRecord> records) {
        MockConsumer<String, String> kafka = new MockConsumer<>("none");
        kafka.updateBeginningOffsets(Map.of(PARTITION, beginning));
        kafka.updateEndOffsets(Map.of(PARTITION, beginning + records.size()));
        Notifier notifier = reader.getBean(Notifier.class);
        Following following = new Following(
                kafka,
                PARTITION.topic(),
                reader.getBean(LogCopy.class),
                () -> notifier.signal(NotificationChannel.EVENTS));
        TenantContext.run(TenantContext.PLATFORM, () -> {
            kafka.rebalance(List.of(PARTITION));
            for (int index = 0; index < records.size(); index++) {
                kafka.addRecord(received(records.get(index).to(PARTITION.topic()), beginning + index));
            }
            following.step();
            following.step();
        });
    }

    private static ConsumerRecord<String, String> received(ProducerRecord<String, String> sent, long offset) {
        ConsumerRecord<String, String> received =
                new ConsumerRecord<>(sent.topic(), PARTITION.partition(), offset, sent.key(), sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }
}
