package dev.orderflow.stock.process;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What came of settling an order.
 *
 * @param failure null if it is settled
 */
record Outcome(String orderId, @Nullable RuntimeException failure) {

    /** Whether the database, or the crowd at it, has failed: then other orders would fail as well, and a moment later none. */
    boolean isFailureOfTheStore() {
        return Stream.<@Nullable Throwable>iterate(
                        failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
                .anyMatch(cause -> cause instanceof DataAccessException
                        || cause instanceof TransactionException
                        || cause instanceof SQLException
                        || cause instanceof EventStoreException
                        || cause instanceof ConcurrencyException
                        || cause instanceof LockAcquisitionFailedException);
    }
}
