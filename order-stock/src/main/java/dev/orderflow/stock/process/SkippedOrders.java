package dev.orderflow.stock.process;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** An order that can't be settled must not stop the others. When the database can't be used, all of them wait. */
final class SkippedOrders {

    private static final Logger LOG = LoggerFactory.getLogger(SkippedOrders.class);

    void skipUnlessOfTheStore(String orderId, RuntimeException failure) {
        if (isOfTheStore(failure)) {
            throw failure;
        }
        LOG.error("The stock of order {} can't be settled, and is left as it is", orderId, failure);
    }

    private static boolean isOfTheStore(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof DataAccessException
                        || cause instanceof TransactionException
                        || cause instanceof SQLException
                        || cause instanceof EventStoreException
                        || cause instanceof ConcurrencyException
                        || cause instanceof LockAcquisitionFailedException);
    }
}
