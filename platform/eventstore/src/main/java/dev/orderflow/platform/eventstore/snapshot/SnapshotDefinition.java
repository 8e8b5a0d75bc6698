package dev.orderflow.platform.eventstore.snapshot;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * How the state of one type of aggregate is built from its events and kept as a snapshot. A bean of this type switches snapshots on
 * for the aggregate, which then receives its state as the payload of one event instead of all events one by one.
 *
 * @param <A> the aggregate
 * @param <S> its state: immutable, and written as JSON
 */
public interface SnapshotDefinition<A, S> {

    Class<A> aggregateType();

    Class<S> stateType();

    /**
     * Must change whenever the same events lead to another state: another shape, other rules, or a type of event that older versions
     * do not know. Snapshots of another revision are ignored, so old and new nodes can work side by side.
     */
    String revision();

    /** The state after an event; {@code state} is null before the first event. */
    S evolve(@Nullable S state, DomainEventMessage<?> event);

    /** The state after all of some events, of which there is at least one. For a state that is large, and costs less to change than to copy. */
    default S fold(@Nullable S state, List<? extends DomainEventMessage<?>> events) {
        @Nullable S folded = state;
        for (DomainEventMessage<?> event : events) {
            folded = evolve(folded, event);
        }
        return Objects.requireNonNull(folded);
    }

    /** The one member of the events' metadata that {@link #evolve} needs. The rest of it is not even read. */
    default String metaDataKey() {
        return "";
    }

    /** Whether a state that was read from a snapshot is the state of this aggregate after this event. If not, it is ignored. */
    boolean isStateOf(S state, String aggregateId, long sequenceNumber);
}
