package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.eventstore.AppendTracing.Append;
import dev.orderflow.platform.testing.TestPostgres;
import java.lang.Thread.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;

/** Somebody has locked the log while the first event is written, so the next ones become a group. */
class GroupCommitIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestPostgres.Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final HikariDataSource pool = pool();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Boolean>> appends = new ArrayList<>();
    private GroupCommit groups = new GroupCommit(pool, LONG);
    private Connection lock;

    @BeforeEach
    void lockTheLog() throws SQLException {
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("event_store")
                .locations("classpath:db/event_store")
                .load()
                .migrate();
        lock = database.dataSource().getConnection();
        lock.setAutoCommit(false);
        try (Statement statement = lock.createStatement()) {
            statement.execute("lock table event_store.events in share row exclusive mode");
        }
    }

    @AfterEach
    void close() throws SQLException {
        lock.close();
        groups.close();
    }

    @Test
    void whatComesWhileAnEventIsWrittenIsOneTransaction() throws SQLException {
        appendWhileTheFirstIsWritten(row("a"), row("b"), row("c"));

        unlock();

        assertThat(outcomes()).containsExactly(true, true, true, true);
        assertThat(sql.sql("select count(distinct xmin::text) from event_store.events")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoIsWrittenByAnotherSaysSo() throws SQLException {
        AtomicReference<Append> ofTheWriter = new AtomicReference<>();
        Append writer = other -> {};
        append(row("first"), other -> {});
        awaitBlocked();
        append(row("a"), writer);
        awaitWaiting();
        append(row("b"), ofTheWriter::set);
        awaitWaiting();

        unlock();

        assertThat(outcomes()).containsExactly(true, true, true);
        assertThat(ofTheWriter).hasValue(writer);
    }

    @Test
    void whoseVersionIsTakenHasToGoAlone() throws SQLException {
        NewEventRow winner = row("a");
        appendWhileTheFirstIsWritten(winner, row("b"), row("a"));

        unlock();

        assertThat(outcomes()).containsExactly(true, true, true, false);
        assertThat(sql.sql("select event_id from event_store.events where aggregate_id = 'a'")
                        .query(UUID.class)
                        .list())
                .containsExactly(winner.eventId());
    }

    @Test
    void ifPostgresRefusesOneOfThemAllHaveToGoAlone() throws SQLException {
        appendWhileTheFirstIsWritten(row("a"), row("no \0 text"));

        unlock();

        assertThat(outcomes()).containsExactly(true, false, false);
    }

    @Test
    void ifTheConnectionBreaksNobodyKnows() throws SQLException {
        appendWhileTheFirstIsWritten();

        sql.sql("select pg_terminate_backend(pid) from pg_locks where not granted")
                .query()
                .listOfRows();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(appends.get(0)::join)
                .withCauseInstanceOf(TransactionSystemException.class)
                .havingRootCause()
                .isInstanceOf(SQLException.class);
        appends.clear();
        unlock();
        append(row("afterwards"));
        assertThat(outcomes()).containsExactly(true);
    }

    @Test
    void whoWaitsTooLongGoesAlone() throws SQLException {
        groups = new GroupCommit(pool, Duration.ofMillis(10));
        appendWhileTheFirstIsWritten();
        append(row("a"));

        assertThat(appends.get(1).join()).isFalse();

        unlock();
        assertThat(appends.get(0).join()).isTrue();
    }

    @Test
    void anInterruptDoesNotHideWhetherAnEventIsAppended() throws SQLException {
        appendWhileTheFirstIsWritten();
        CompletableFuture<Boolean> isInterrupted = new CompletableFuture<>();
        Thread interrupted = new Thread(() -> {
            boolean isAppended = groups.append(row("a"), other -> {});
            isInterrupted.complete(isAppended && Thread.currentThread().isInterrupted());
        });
        start(interrupted);
        awaitWaiting();

        interrupted.interrupt();
        unlock();

        assertThat(isInterrupted.join()).isTrue();
    }

    private void appendWhileTheFirstIsWritten(NewEventRow... group) {
        append(row("first"));
        awaitBlocked();
        for (NewEventRow row : group) {
            append(row);
            awaitWaiting();
        }
    }

    private void awaitBlocked() {
        Awaitility.await()
                .until(() -> sql.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
    }

    /** All but the first, whose thread waits for the answer of the server. */
    private void awaitWaiting() {
        Awaitility.await()
                .until(() -> threads.stream().skip(1).allMatch(thread -> thread.getState() == State.TIMED_WAITING));
    }

    private void start(Thread thread) {
        threads.add(thread);
        thread.start();
    }

    private void append(NewEventRow row) {
        append(row, other -> {});
    }

    private void append(NewEventRow row, Append trace) {
        appends.add(
                CompletableFuture.supplyAsync(() -> groups.append(row, trace), append -> start(new Thread(append))));
    }

    private List<Boolean> outcomes() {
        return appends.stream().map(CompletableFuture::join).toList();
    }

    private void unlock() throws SQLException {
        lock.rollback();
    }

    private static NewEventRow row(String aggregateId) {
        return new NewEventRow(
                UUID.randomUUID(),
                "Account",
                aggregateId,
                0,
                "MoneyDeposited",
                "2",
                OffsetDateTime.now(ZoneOffset.UTC),
                UUID.randomUUID(),
                "{}",
                "{}");
    }

    /** Without the short wait for locks, because this test has a lock to bring a group together. */
    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        return pool;
    }
}
