package dev.orderflow.platform.database;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whether the running transaction has done anything in the database so far. As long as it has not, a statement may as well run outside of
 * it, as a transaction of its own. See docs/decisions/0033-appends-in-groups.md.
 */
public final class TransactionUse {

    private static final Object KEY = TransactionUse.class;

    private boolean isUsed;

    private TransactionUse() {}

    /** From here on the running transaction, which has just begun, is unused until {@link #mark}. */
    public static void watch() {
        TransactionSynchronizationManager.bindSynchronizedResource(KEY, new TransactionUse());
    }

    /** Says that the running transaction is used. */
    public static void mark() {
        if (TransactionSynchronizationManager.getResource(KEY) instanceof TransactionUse use) {
            use.isUsed = true;
        }
    }

    /** False also without a transaction, and in one that nobody watches. */
    public static boolean isNone() {
        return TransactionSynchronizationManager.getResource(KEY) instanceof TransactionUse use && !use.isUsed;
    }
}
