package dev.orderflow.platform.replication;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher says of itself every few seconds, in the same topic. Without it, a log that does not grow and a publisher that stands still
 * would look alike.
 *
 * @param published position of the last event that comes before this in the topic; 0 for none
 * @param head position of the last event of the log at that time. If it is another one, the publisher is behind
 */
record Heartbeat(long published, long head) {

    private static final String PUBLISHED = "published";
    private static final String HEAD = "head";

    ProducerRecord<String, String> to(String topic) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, LogRecord.PARTITION, null, null);
        record.headers().add(PUBLISHED, Long.toString(published).getBytes(StandardCharsets.US_ASCII));
        record.headers().add(HEAD, Long.toString(head).getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** Null if it is another record. */
    static @Nullable Heartbeat of(ConsumerRecord<String, String> record) {
        Header published = record.headers().lastHeader(PUBLISHED);
        Header head = record.headers().lastHeader(HEAD);
        return published == null || head == null
                ? null
                : new Heartbeat(number(record, published), number(record, head));
    }

    private static long number(ConsumerRecord<String, String> record, Header header) {
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw BrokenChain.foreign(record.offset(), e);
        }
    }
}
