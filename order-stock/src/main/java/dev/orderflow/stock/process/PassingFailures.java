package dev.orderflow.stock.process;

import java.sql.SQLException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Failures of the database, or of the crowd at it: a moment later there may be none. */
final class PassingFailures {

    private PassingFailures() {}

    static boolean include(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof DataAccessException
                        || failure instanceof TransactionException
                        || failure instanceof SQLException
                        || failure instanceof EventStoreException
                        || failure instanceof ConcurrencyException
                        || failure instanceof LockAcquisitionFailedException
                        || include(failure.getCause()));
    }
}
