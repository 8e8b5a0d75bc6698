package dev.orderflow.platform.replication;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what a consumer reads, as long as the group gives it the partition. Where to go on stands in the database, and not in Kafka, which
 * gets the offset only for its tools.
 */
final class Following implements ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    /** How long one step waits for records. What comes meanwhile ends the wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** An end that no record comes after. */
    private static final long UNKNOWN = Long.MAX_VALUE;

    private final Consumer<String, String> consumer;
    private final TopicPartition partition;
    private final LogCopy copy;
    private final Runnable onGrowth;

    /** Where this node has left off. */
    private long believed;

    /** Where the topic ended when this node has looked last. */
    private long knownEnd = UNKNOWN;

    /** @param onGrowth called after each commit that has brought events */
    Following(Consumer<String, String> consumer, String topic, LogCopy copy, Runnable onGrowth) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, LogRecord.PARTITION);
        this.copy = copy;
        this.onGrowth = onGrowth;
        consumer.subscribe(List.of(topic), this);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        if (assigned.contains(partition)) {
            goOn();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // What was read is committed already, or will be found out of date.
    }

    /**
     * Returns whether it is known now that the log can be followed: something was appended, or nothing is missing.
     *
     * @throws BrokenChain if the topic does not go on where the copy ends
     */
    boolean step() {
        List<ConsumerRecord<String, String>> records = poll();
        if (records.isEmpty()) {
            return consumer.assignment().contains(partition) && look();
        }
        OptionalLong lag = consumer.currentLag(partition);
        // If it is not known, more may come: nobody is in step by not knowing.
        boolean isTaken = take(records, lag.orElse(1));
        if (isTaken) {
            knownEnd = lag.isPresent() ? consumer.position(partition) + lag.getAsLong() : UNKNOWN;
        }
        return isTaken;
    }

    private List<ConsumerRecord<String, String>> poll() {
        try {
            return consumer.poll(PATIENCE).records(partition);
        } catch (OffsetOutOfRangeException e) {
            LOG.warn(
                    "The topic has no offset {}, and is read from its beginning; what is here already is skipped",
                    believed);
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(PATIENCE).records(partition);
        }
    }

    /**
     * If the chain breaks within them, halves are taken, and so on: what comes before the break is kept, and this copy ends where it is said to.
     */
    private boolean take(List<ConsumerRecord<String, String>> records, long behind) {
        try {
            return append(records, behind);
        } catch (BrokenChain e) {
            if (records.size() == 1) {
                throw e;
            }
            int half = records.size() / 2;
            List<ConsumerRecord<String, String>> rest = records.subList(half, records.size());
            return take(records.subList(0, half), rest.size() + behind) && take(rest, behind);
        }
    }

    /** @param behind how many records are known to come after these */
    private boolean append(List<ConsumerRecord<String, String>> records, long behind) {
        Arrivals arrivals = Arrivals.of(records, knownEnd);
        if (!copy.append(believed, arrivals, behind)) {
            goOn();
            return false;
        }
        believed = arrivals.next();
        if (!arrivals.events().isEmpty()) {
            onGrowth.run();
        }
        consumer.commitAsync(Map.of(partition, new OffsetAndMetadata(believed)), null);
        return true;
    }

    /** The consumer itself does not say that the broker has gone: it would only find nothing. */
    private boolean look() {
        try {
            Long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
            if (end == null) {
                return false;
            }
            long position = consumer.position(partition, PATIENCE);
            if (end < Math.max(believed, position)) {
                throw BrokenChain.topicMadeAnew(believed, end);
            }
            if (copy.look(believed, end - position)) {
                knownEnd = end;
                return end == position;
            }
            goOn();
        } catch (TimeoutException e) {
            LOG.debug("The broker does not answer", e);
        }
        return false;
    }

    private void goOn() {
        knownEnd = UNKNOWN;
        believed = copy.nextOffset();
        consumer.seek(partition, believed);
    }
}
