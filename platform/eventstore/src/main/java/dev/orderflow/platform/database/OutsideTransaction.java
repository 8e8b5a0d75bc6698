package dev.orderflow.platform.database;

import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads outside of a transaction that is not used yet, and so leaves it unused. Within one that is used, it sees what that has written. */
public final class OutsideTransaction {

    private final TransactionTemplate suspended;

    public OutsideTransaction(PlatformTransactionManager transactions) {
        this.suspended = new TransactionTemplate(transactions);
        suspended.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    @SuppressWarnings("NullAway") // what the read returns
    public <T> T read(Supplier<T> read) {
        return TransactionUse.isNone() ? suspended.execute(status -> read.get()) : read.get();
    }
}
