package dev.orderflow.platform.replication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A log, its topic without a broker, and a copy that nodes keep. */
abstract class FollowingFixture {

    static final TopicPartition PARTITION = new TopicPartition("log", LogRecord.PARTITION);

    final TestLog log = TestLog.ofItsOwn();
    final TestLog copy = TestLog.copy();
    final TestNode node = new TestNode("node");

    /** A node with a consumer, to which the test hands what the topic has. */
    final class TestNode {

        final MockConsumer<String, String> kafka = new MockConsumer<>("none");
        final AtomicInteger growths = new AtomicInteger();
        private final Following following;

        TestNode(String name) {
            kafka.updateBeginningOffsets(Map.of(PARTITION, 0L));
            kafka.updateEndOffsets(Map.of(PARTITION, 0L));
            LogCopy rows =
                    new LogCopy(copy.sql(), new TransactionTemplate(new JdbcTransactionManager(copy.database())), name);
            following = new Following(kafka, PARTITION.topic(), rows, growths::incrementAndGet);
        }

        void isAssigned() {
            kafka.rebalance(List.of(PARTITION));
        }

        /** Of those that the topic has, what comes after this node's place in it. */
        void step(List<LogRecord> topic) {
            kafka.updateEndOffsets(Map.of(PARTITION, (long) topic.size()));
            for (int offset = (int) kafka.position(PARTITION); offset < topic.size(); offset++) {
                kafka.addRecord(received(topic.get(offset), offset));
            }
            following.step();
        }

        /** After all that it has had. */
        void hear(Heartbeat heartbeat) {
            long offset = kafka.position(PARTITION);
            kafka.updateEndOffsets(Map.of(PARTITION, offset + 1));
            kafka.addRecord(received(heartbeat.to(PARTITION.topic()), offset));
            following.step();
        }
    }

    static ConsumerRecord<String, String> received(LogRecord record, long offset) {
        return received(record.to(PARTITION.topic()), offset);
    }

    private static ConsumerRecord<String, String> received(ProducerRecord<String, String> sent, long offset) {
        ConsumerRecord<String, String> received =
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, null, sent.value());
        sent.headers().forEach(received.headers()::add);
        return received;
    }

    void aLogOfThreeEventsWithALostPosition() {
        log.append("a", TestLog.EXOTIC);
        log.append("b");
        log.loseAPosition();
        log.append("a", "[1.0, 1.00]");
        node.isAssigned();
    }

    void thePublisherIsHeard() {
        copy.sql().sql("update replication.progress set heard_at = now()").update();
    }

    FollowedLog followed() {
        return FollowedLog.read(copy.sql());
    }

    long nextOffset() {
        return copy.sql()
                .sql("select next_offset from replication.progress")
                .query(Long.class)
                .single();
    }

    Collection<String> faults() {
        return copy.sql().sql("""
                        select fault from event_store.faults() union all select fault from event_store.boundary_faults()
                        """).query(String.class).list();
    }
}
