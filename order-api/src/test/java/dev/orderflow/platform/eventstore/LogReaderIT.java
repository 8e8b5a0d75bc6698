package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reader never passes a position that may still be filled, and waits for nobody else. */
class LogReaderIT extends LogReaderFixture {

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

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
