package dev.orderflow.platform.replication;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log on its way: each column as the text that PostgreSQL writes and reads. Nothing is parsed in between, so nothing can change.
 *
 * @param previous position of the event before it in the log; 0 for the first. By it a follower knows that nothing is missing
 */
record LogRecord(
        long position,
        long previous,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequenceNumber,
        String type,
        String revision,
        String timestamp,
        @Nullable String causationId,
        String metadata,
        String payload) {

    /** There is one log, and it is in one partition. */
    static final int PARTITION = 0;

    /** Without a key: by it nobody finds anything, and a topic that keeps only the last record of a key would have holes. */
    ProducerRecord<String, String> to(String topic) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, PARTITION, null, payload);
        Headers headers = record.headers();
        add(headers, "position", Long.toString(position));
        add(headers, "previous", Long.toString(previous));
        add(headers, "eventId", eventId);
        add(headers, "aggregateType", aggregateType);
        add(headers, "aggregateId", aggregateId);
        add(headers, "sequenceNumber", Long.toString(sequenceNumber));
        add(headers, "type", type);
        add(headers, "revision", revision);
        add(headers, "timestamp", timestamp);
        add(headers, "metadata", metadata);
        if (causationId != null) {
            add(headers, "causationId", causationId);
        }
        return record;
    }

    /** @throws BrokenChain if it is none of a log */
    static LogRecord of(ConsumerRecord<String, String> record) {
        try {
            return new LogRecord(
                    Long.parseLong(header(record, "position")),
                    Long.parseLong(header(record, "previous")),
                    header(record, "eventId"),
                    header(record, "aggregateType"),
                    header(record, "aggregateId"),
                    Long.parseLong(header(record, "sequenceNumber")),
                    header(record, "type"),
                    header(record, "revision"),
                    header(record, "timestamp"),
                    record.headers().lastHeader("causationId") == null ? null : header(record, "causationId"),
                    header(record, "metadata"),
                    Objects.requireNonNull(record.value(), "value"));
        } catch (NumberFormatException | NullPointerException e) {
            throw BrokenChain.foreign(record.offset(), e);
        }
    }

    private static void add(Headers headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        Header header = Objects.requireNonNull(record.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
