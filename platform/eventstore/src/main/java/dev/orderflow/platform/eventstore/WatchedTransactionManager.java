package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.TransactionUse;
import dev.orderflow.platform.database.WatchedConnections;
import java.util.Objects;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's transactions, of which is known whether they are used. One that somebody else has begun counts as used: it is his to commit. So
 * does every one of a JPA transaction manager, which may write when it commits.
 */
final class WatchedTransactionManager extends SpringTransactionManager {

    private final boolean canWatch;

    WatchedTransactionManager(PlatformTransactionManager transactions) {
        super(transactions);
        this.canWatch = transactions instanceof DataSourceTransactionManager jdbc
                && WatchedConnections.areFrom(Objects.requireNonNull(jdbc.getDataSource()));
    }

    @Override
    public Transaction startTransaction() {
        boolean isOutermost = !TransactionSynchronizationManager.isActualTransactionActive();
        Transaction transaction = super.startTransaction();
        if (!isOutermost) {
            TransactionUse.mark();
        } else if (canWatch) {
            TransactionUse.watch();
        }
        return transaction;
    }
}
