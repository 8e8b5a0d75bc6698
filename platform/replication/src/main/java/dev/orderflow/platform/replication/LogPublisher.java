package dev.orderflow.platform.replication;

import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the log: each event of it, also one that this version does not know, as the row that is stored. What the processor hands over
 * only says which rows are next. The token commits after Kafka has committed the batch, so an event may be published twice, if the node dies
 * in between, but none is left out. See docs/decisions/0054-read-nodes-follow-the-log.md.
 */
@ProcessingGroup(LogPublisher.PROCESSOR)
final class LogPublisher implements SideEffectHandler {

    static final String PROCESSOR = "log-publisher";

    private static final String RESOURCE = LogPublisher.class.getName();

    private final LogRows rows;
    private final String topic;
    private final TransactionalProducer<String, String> producer;

    LogPublisher(LogRows rows, String topic, TransactionalProducer<String, String> producer) {
        this.rows = rows;
        this.topic = topic;
        this.producer = producer;
    }

    /** A row says itself whose it is. */
    @Override
    public boolean tellsTenantsApart() {
        return true;
    }

    /** The topic has the log in one sequence. */
    @Override
    public boolean mayBeSplit() {
        return false;
    }

    /**
     * The token has been stored by the time the batch is published, so its row is locked and no other node can take over before the
     * transaction ends.
     */
    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        Run run = batch.getOrComputeResource(RESOURCE, key -> {
            Run begun = new Run(position(event));
            batch.onPrepareCommit(work -> publish(begun));
            return begun;
        });
        run.last = position(event);
        run.events++;
        return null;
    }

    private void publish(Run run) {
        List<ProducerRecord<String, String>> records = rows.between(run.first, run.last).stream()
                .map(row -> row.to(topic))
                .toList();
        if (records.size() != run.events) {
            throw new IllegalStateException("The log has %s events from %s to %s, but %s were to be published"
                    .formatted(records.size(), run.first, run.last, run.events));
        }
        producer.publish(records);
    }

    private static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
    }

    /** The events of a batch. */
    private static final class Run {

        private final long first;
        private long last;
        private int events;

        Run(long first) {
            this.first = first;
        }
    }
}
