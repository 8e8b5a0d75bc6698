package dev.orderflow.platform.projections.processor;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of the processors: batches, tokens, failures, claims and cut-overs. Their connections come from a pool of their
 * own, and the events from the pool of the log's reader. So busy requests can't stop the processors, and busy processors can't stop
 * the requests. See docs/decisions/0021-pooled-processors.md. Neither the pool nor the transaction manager is a bean: an application
 * has one of each, and needs no qualifiers.
 */
public final class ProcessorTransactions implements AutoCloseable {

    private final PlatformTransactionManager transactions;
    private final @Nullable HikariDataSource pool;

    private ProcessorTransactions(PlatformTransactionManager transactions, @Nullable HikariDataSource pool) {
        this.transactions = transactions;
        this.pool = pool;
    }

    static ProcessorTransactions onAPoolOfTheirOwn(DataSource application, HikariDataSource pool) {
        return new ProcessorTransactions(new JdbcTransactionManager(new OtherPool(application, pool)), pool);
    }

    static ProcessorTransactions onTheApplicationsPool(PlatformTransactionManager application) {
        return new ProcessorTransactions(application, null);
    }

    /** Within it, whatever uses the application's data source works on the processors' connection. */
    public TransactionTemplate template() {
        return new TransactionTemplate(transactions);
    }

    TransactionManager ofLiveBatches() {
        return new SpringTransactionManager(transactions);
    }

    /**
     * They do not wait until the disk has them. If the database crashes, the last batches of a build are lost together with their tokens, and
     * handled again. The cut-over waits for the disk, and what it has written before is on the disk then too.
     */
    TransactionManager ofReplayedBatches(JdbcTemplate jdbc) {
        TransactionManager usual = ofLiveBatches();
        return () -> {
            Transaction batch = usual.startTransaction();
            try {
                jdbc.execute("set local synchronous_commit = off");
                return batch;
            } catch (RuntimeException e) {
                batch.rollback();
                throw e;
            }
        };
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    /**
     * Connections from the processors' pool, which Spring takes for those of the application's data source. So the token store, the
     * tables of the read models and all other users of that data source take part in a processor's transaction.
     */
    private static final class OtherPool extends DelegatingDataSource implements InfrastructureProxy {

        private final DataSource application;

        OtherPool(DataSource application, DataSource pool) {
            super(pool);
            this.application = application;
        }

        @Override
        public Object getWrappedObject() {
            return application;
        }
    }
}
