package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;

/** A read model, as it is known to those who feed it: all that differs from one to the other. */
public interface Projection<R extends AggregateRow> {

    /** What operators call it, and its processor. */
    String name();

    /** Its table, or tables, in a schema. */
    RowStore<R> rows(String schema);

    /** The row after a change: a function of its arguments alone. {@code row} is null before the order's first event. */
    R evolve(@Nullable R row, Change change);
}
