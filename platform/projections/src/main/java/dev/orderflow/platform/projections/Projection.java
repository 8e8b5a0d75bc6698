package dev.orderflow.platform.projections;

import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;

/**
 * A read model: its table, and how events change a row of it. A bean of this type gets an event processor with the name of its
 * {@link ProcessingGroup}.
 * See docs/decisions/0025-an-application-on-a-platform.md.
 *
 * @param <E> the parent of all events that feed it
 * @param <R> a row of its table
 */
public interface Projection<E, R extends AggregateRow> {

    /** The name of the read model and of its event processor. */
    default String name() {
        return ProcessingGroups.nameOf(getClass());
    }

    Class<E> eventType();

    RowTable<R> table();

    /** The row after an event: a function of its arguments alone. {@code row} is null before the first event of the aggregate. */
    R apply(@Nullable R row, E event, EventEnvelope envelope);
}
