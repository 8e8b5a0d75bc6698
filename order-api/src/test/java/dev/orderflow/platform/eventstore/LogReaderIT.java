package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader never passes a position that may still be filled, and waits for nobody else. */
class LogReaderIT extends LogFixture {

    private static final Duration GAP_WAIT = Duration.ofMillis(50);

    private final LogReader reader = new LogReader(database, GAP_WAIT);
    private final AtomicReference<Interlude> interlude = new AtomicReference<>(() -> {});

    @Test
    void anEventIsNotReadBeforeAnEarlierOneWhoseTransactionIsRunning() throws SQLException {
        Append first = Append.begin(database);
        Append second = Append.committed(database);
        assertThat(read(0)).isEmpty();

        first.commit();

        assertThat(read(0)).containsExactly(first.position, second.position);
    }

    @Test
    void eventsBeforeTheOneThatIsMissingAreRead() throws SQLException {
        Append before = Append.committed(database);
        Append missing = Append.begin(database);
        Append.committed(database);

        assertThat(read(0)).containsExactly(before.position);

        missing.rollback();
    }

    @Test
    void anAppendThatIsRolledBackIsPassed() throws SQLException {
        Append first = Append.begin(database);
        Append second = Append.committed(database);

        first.rollback();

        assertThat(read(0)).containsExactly(second.position);
    }

    @Test
    void anAppendThatIsPreparedIsWaitedFor() throws SQLException {
        Append first = Append.begin(database);
        first.execute("prepare transaction 'somebody else commits it'");
        first.rollback();
        Append second = Append.committed(database);
        assertThat(read(0)).isEmpty();

        JdbcClient.create(database)
                .sql("commit prepared 'somebody else commits it'")
                .update();

        assertThat(read(0)).containsExactly(first.position, second.position);
    }

    /** Else one append after the other would hold readers up for ever. */
    @Test
    void anAppendThatBeganAfterTheGapWasSeenIsNotWaitedFor() throws SQLException {
        Append first = Append.begin(database);
        Append second = Append.committed(database);
        List<Append> later = new ArrayList<>();
        LogReader interrupted = interruptedAfter("pg_locks");
        interlude.set(() -> {
            later.add(Append.begin(database));
            first.rollback();
        });

        assertThat(positions(interrupted.read(0, 10))).containsExactly(second.position);

        later.get(0).rollback();
    }

    @Test
    void aLongTransactionThatDoesNotAppendStopsNobody() throws SQLException {
        DataSource otherDatabase = TestPostgres.newDatabase().dataSource();
        JdbcClient.create(database).sql("create table notes (note text)").update();
        JdbcClient.create(otherDatabase)
                .sql("create schema event_store create table events (position bigint)")
                .update();
        try (Connection besides = begin(database, "insert into notes values ('a long story')");
                Connection elsewhere = begin(otherDatabase, "insert into event_store.events values (1)");
                Connection report = begin(database, "select count(*) from event_store.events")) {
            Append.begin(database).rollback();
            Append second = Append.committed(database);

            assertThat(read(0)).containsExactly(second.position);
            assertThat(List.of(besides, elsewhere, report)).noneMatch(LogReaderIT::isClosed);
        }
    }

    /** What is known by now says nothing about rows that were fetched before. */
    @Test
    void aGapThatAnotherReaderHasSettledSinceTheFetchIsLookedAtAgain() throws SQLException {
        Append first = Append.begin(database);
        Append second = Append.committed(database);
        LogReader interrupted = interruptedAfter("where position");
        interlude.set(() -> {
            first.commit();
            Append.begin(database).rollback();
            Append third = Append.committed(database);
            assertThat(positions(interrupted.read(second.position, 10))).containsExactly(third.position);
        });

        assertThat(positions(interrupted.read(0, 10))).startsWith(first.position, second.position);
    }

    /** Axon's own reader would go on past a gap beside an event of this age, and lose what then fills it. */
    @Test
    void howOldAnEventLooksDoesNotMatter() throws SQLException {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        Append before = Append.committed(database, longAgo);
        Append missing = Append.begin(database, longAgo);
        Append after = Append.committed(database, longAgo);
        assertThat(read(0)).containsExactly(before.position);
        assertThat(read(before.position)).isEmpty();

        missing.commit();

        assertThat(read(before.position)).containsExactly(missing.position, after.position);
    }

    /** There is no time-out of the reader's own: who hangs is ended by the server. */
    @Test
    void anAppendThatHangsIsEndedByTheServerAndReadersGoOn() throws SQLException {
        Append hanging = Append.begin(database);
        Append second = Append.committed(database);
        assertThat(read(0)).isEmpty();

        hanging.execute("set local idle_in_transaction_session_timeout = '100ms'");

        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(read(0)).containsExactly(second.position));
        assertThatExceptionOfType(SQLException.class).isThrownBy(hanging::commit);
        assertThat(reader.readAggregate(hanging.order.toString(), -1, 10)).isEmpty();
    }

    @Test
    void readersThatWaitAreCountedAndWhoIsHeldUpShows() throws SQLException {
        Append.committed(database);
        read(0);
        assertThat(reader.waits().count()).isZero();

        Append first = Append.begin(database);
        Append second = Append.committed(database);
        read(1);
        read(1);
        assertThat(reader.waits().count()).isEqualTo(2);
        assertThat(reader.waits().totalNanos() / 1e6).isBetween(100.0, 10_000.0);
        assertThat(reader.waits().heldUpSeconds()).isPositive();

        first.commit();
        assertThat(read(1)).containsExactly(first.position, second.position);
        Awaitility.await().until(() -> reader.waits().heldUpSeconds() == 0);
        assertThat(reader.waits().count()).isEqualTo(2);
    }

    private List<Long> read(long after) {
        return positions(reader.read(after, 10));
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    private static Connection begin(DataSource database, String sql) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** A reader that the {@link #interlude} comes between, once, after a query of this kind. */
    private LogReader interruptedAfter(String kind) {
        return new LogReader(
                ProxyDataSourceBuilder.create(database)
                        .afterQuery((execution, statements) -> {
                            if (statements.get(0).getQuery().contains(kind)) {
                                interlude.getAndSet(() -> {}).happen();
                            }
                        })
                        .build(),
                GAP_WAIT);
    }

    private interface Interlude {

        void run() throws SQLException;

        default void happen() {
            try {
                run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
