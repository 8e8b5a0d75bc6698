package dev.orderflow.platform.projections;

import dev.orderflow.platform.testing.TestPostgres;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches as a processor commits them, on the read side's schema in a database of their own. */
public final class Batches {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    private Batches(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    public static Batches inANewDatabase() {
        DataSource database = TestPostgres.newDatabase().dataSource();
        Flyway.configure()
                .dataSource(database)
                .schemas("read_model")
                .locations("classpath:db/read_model")
                .load()
                .migrate();
        return new Batches(database);
    }

    public BatchFold<?> fold(Projection<?> readModel) {
        SkippedEvents skipped = new SkippedEvents(jdbc);
        return new ProjectionRegistry(new DeadLetterQueue(jdbc, skipped), skipped)
                .fold(readModel, Generation.live(readModel.name()));
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    /** Gives the changes to the fold in one unit of work with one transaction. */
    void commit(BatchFold<?> fold, List<Change> changes) {
        transactions.executeWithoutResult(transaction -> {
            BatchingUnitOfWork<?> batch = new BatchingUnitOfWork<>(List.of(new GenericEventMessage<>("a batch")));
            batch.start();
            changes.forEach(change -> fold.add(message(change)));
            batch.commit();
        });
    }

    private static TrackedEventMessage<?> message(Change change) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(change.version()),
                "Order",
                change.event().orderId().toString(),
                change.version(),
                new GenericMessage<>(change.event()),
                change::at);
    }
}
