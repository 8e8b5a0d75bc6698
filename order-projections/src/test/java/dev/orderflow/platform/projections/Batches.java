package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.testing.TestPostgres;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Batches as a processor commits them, in a new database with the schema {@code read_model}. */
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

    /** Commits the events in one unit of work and one transaction. */
    public void commit(Projection<?, ?> readModel, List<EventEnvelope> events) {
        commit(fold(readModel), events);
    }

    public <E, R extends AggregateRow> List<R> rows(Projection<E, R> readModel, Collection<String> aggregateIds) {
        return readModel.table().in("read_model", jdbc).find(aggregateIds);
    }

    /** The aggregates of the dead letters, by position. */
    public List<String> deadLetters(Projection<?, ?> readModel) {
        return new WaitingDeadLetters(JdbcClient.create(jdbc))
                .page(readModel.name(), null, 0, 1_000).stream()
                        .map(letter -> letter.aggregate().id())
                        .toList();
    }

    /** As at the start of the application. */
    public void register(Collection<? extends Projection<?, ?>> readModels) {
        new ReadModelTables(JdbcClient.create(jdbc), List.copyOf(readModels)).afterPropertiesSet();
    }

    BatchFold<?> fold(Projection<?, ?> readModel) {
        SkippedEvents skipped = new SkippedEvents(jdbc);
        DeadLetterQueue deadLetters = new DeadLetterQueue(jdbc, skipped, Batches::noLog, 1_000);
        return new ProjectionRegistry(jdbc, deadLetters, skipped, Tenants.NONE)
                .fold(readModel, Generation.live(readModel.name()));
    }

    private static StoredEventLookup noLog() {
        throw new IllegalStateException("There is no log in this database");
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    void commit(BatchFold<?> fold, List<EventEnvelope> events) {
        transactions.executeWithoutResult(transaction -> {
            BatchingUnitOfWork<?> batch = new BatchingUnitOfWork<>(List.of(new GenericEventMessage<>("a batch")));
            batch.start();
            events.forEach(event -> fold.add((TrackedEventMessage<?>) event.message()));
            batch.commit();
        });
    }

    public static boolean hasSums(Projection<?, ?> readModel) {
        return readModel.table().sums() != null;
    }
}
