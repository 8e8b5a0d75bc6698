package dev.orderflow.platform.replication;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What has come from the topic.
 *
 * @param heartbeat the last one among them, or null
 * @param isHeardNow whether it was published since this node has looked last. An older one tells how far the log went, but not that anybody
 *     publishes it now
 * @param next offset of the record after these
 */
record Arrivals(List<LogRecord> events, @Nullable Heartbeat heartbeat, boolean isHeardNow, long next) {

    /** @param knownEnd where the topic ended when this node has looked last */
    static Arrivals of(List<ConsumerRecord<String, String>> records, long knownEnd) {
        List<LogRecord> events = new ArrayList<>();
        Heartbeat last = null;
        boolean isHeardNow = false;
        for (ConsumerRecord<String, String> record : records) {
            Heartbeat heartbeat = Heartbeat.of(record);
            if (heartbeat == null) {
                events.add(LogRecord.of(record));
            } else {
                last = heartbeat;
                isHeardNow = record.offset() >= knownEnd;
            }
        }
        return new Arrivals(
                events, last, isHeardNow, records.get(records.size() - 1).offset() + 1);
    }
}
