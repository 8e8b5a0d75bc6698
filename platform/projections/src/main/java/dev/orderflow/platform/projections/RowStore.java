package dev.orderflow.platform.projections;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;

/** The table of a read model, as {@link BatchFold} uses it: in one transaction with the processor's token. */
public interface RowStore<R extends AggregateRow> {

    /** The rows that exist, in any order. */
    List<R> find(Collection<UUID> orderIds);

    /**
     * Inserts or replaces the rows in one statement, but never replaces a row by one of the same or a lower version.
     *
     * @throws DataIntegrityViolationException if the database refuses values; then nothing is changed, and the transaction goes on
     */
    void save(Collection<R> rows);
}
