package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What holds readers up has an end, and can be seen. */
class HeldUpReadersIT extends LogReaderFixture {

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
}
