package dev.orderflow.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/** Keeps events by order. Like the table, and unlike Axon's own, it refuses a second event with the same number. */
final class InMemoryLog implements EventStorageEngine {

    private final Map<String, List<DomainEventMessage<?>>> events = new HashMap<>();

    @Override
    public void appendEvents(List<? extends EventMessage<?>> appended) {
        for (EventMessage<?> event : appended) {
            DomainEventMessage<?> fact = (DomainEventMessage<?>) event;
            List<DomainEventMessage<?>> order =
                    events.computeIfAbsent(fact.getAggregateIdentifier(), id -> new ArrayList<>());
            if (fact.getSequenceNumber() != order.size()) {
                throw new AggregateStreamCreationException("There is an event " + fact.getSequenceNumber());
            }
            order.add(fact);
        }
    }

    @Override
    public DomainEventStream readEvents(String orderId, long from) {
        return DomainEventStream.of(
                events.getOrDefault(orderId, List.of()).stream().skip(from));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String orderId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken after, boolean mayBlock) {
        throw new UnsupportedOperationException();
    }
}
