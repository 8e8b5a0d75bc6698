package dev.orderflow.platform.eventstore;

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
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody has locked the log while the first event is written, so the next ones become a group. */
abstract class GroupCommitFixture {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestPostgres.Database database = TestPostgres.newDatabase();
    final JdbcClient sql = JdbcClient.create(database.dataSource());
    final HikariDataSource pool = pool();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    final List<CompletableFuture<Boolean>> appends = new ArrayList<>();
    GroupCommit groups = new GroupCommit(pool, LONG);
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

    void appendWhileTheFirstIsWritten(NewEventRow... group) {
        append(row("first"));
        awaitBlocked();
        for (NewEventRow row : group) {
            append(row);
            awaitWaiting();
        }
    }

    void awaitBlocked() {
        Awaitility.await()
                .until(() -> sql.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single());
    }

    /** All but the first, whose thread waits for the answer of the server. */
    void awaitWaiting() {
        Awaitility.await()
                .until(() -> threads.stream().skip(1).allMatch(thread -> thread.getState() == State.TIMED_WAITING));
    }

    void start(Thread thread) {
        threads.add(thread);
        thread.start();
    }

    void append(NewEventRow row) {
        append(row, other -> {});
    }

    void append(NewEventRow row, Append trace) {
        appends.add(
                CompletableFuture.supplyAsync(() -> groups.append(row, trace), append -> start(new Thread(append))));
    }

    List<Boolean> outcomes() {
        return appends.stream().map(CompletableFuture::join).toList();
    }

    void unlock() throws SQLException {
        lock.rollback();
    }

    static NewEventRow row(String aggregateId) {
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
