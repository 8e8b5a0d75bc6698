package dev.orderflow.platform.eventstore.snapshot;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/**
 * Axon's repository, but the aggregate receives its state at once: event by event Axon takes about twice as long.
 * See docs/decisions/0015-snapshots.md.
 */
final class SnapshotRepository<A> extends EventSourcingRepository<A> {

    private final AggregateLoader<?> loader;

    SnapshotRepository(Builder<A> builder, AggregateLoader<?> loader) {
        super(builder);
        this.loader = loader;
    }

    @Override
    protected DomainEventStream readEvents(String aggregateId) {
        DomainEventMessage<?> state = loader.load(aggregateModel().type(), aggregateId);
        return state == null ? DomainEventStream.empty() : DomainEventStream.of(state);
    }
}
