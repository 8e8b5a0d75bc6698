package dev.orderflow.platform.projections;

import java.util.Collection;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;

/** The rows of a read model, as {@link BatchFold} uses them: in one transaction with the token of the processor. */
interface RowStore<R extends AggregateRow> {

    /** Whether the column of the key can hold this identifier. Identifiers of other aggregates may have another form. */
    boolean isKey(String aggregateId);

    /**
     * The rows that exist, in any order.
     *
     * @param aggregateIds each of them is a {@link #isKey key}
     */
    List<R> find(Collection<String> aggregateIds);

    /**
     * Inserts or replaces the rows in one statement, but never replaces a row by one of the same or a lower version.
     *
     * @throws DataIntegrityViolationException if the database refuses values; then nothing is changed, and the transaction goes on
     */
    void save(Collection<R> rows);
}
