package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;

/** Nothing is appended before the end of the log, and whoever appends at the end is never refused. */
class PositionsIT extends LogFixture {

    private static final int THREADS = 16;
    private static final int APPENDS_OF_EACH = 250;

    private static final String ROWS = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            select gen_random_uuid(), 'Order', gen_random_uuid()::text, %s, 'OrderPlaced', '2', %s, '{}', '{}'
            from generate_series(1, %s)
            """;

    @Test
    void aSequenceThatWasSetBackIsRefusedByName() throws SQLException {
        Append.committed(database);
        Append.committed(database);

        setSequence(1, false);

        assertRefused(1, 2);
    }

    /** Readers have passed the gap, and would never see what fills it. */
    @Test
    void neitherIsAGapFilled() throws SQLException {
        Append.begin(database).rollback();
        Append.committed(database);

        setSequence(1, false);

        assertRefused(1, 2);
    }

    @Test
    void theStatementOfTheHintMendsIt() throws SQLException {
        Append.committed(database);
        Append.committed(database);
        setSequence(1, false);
        String hint = assertThatExceptionOfType(PSQLException.class)
                .isThrownBy(() -> Append.committed(database))
                .actual()
                .getServerErrorMessage()
                .getHint();

        sql.sql(hint).query(Long.class).single();

        assertThat(Append.committed(database).position).isEqualTo(3);
    }

    /** Whatever the others do meanwhile: commit, roll back, take their time. */
    @Test
    void appendsOfManyTransactionsAtOnceAreNeverRefusedAndAllAreRead() throws Exception {
        Queue<Long> committed = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(database);
            pool.setMaximumPoolSize(THREADS + 1);
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                writers.add(threads.submit(appends(pool, committed)));
            }
            List<Long> read = threads.submit(() -> readUntil(writers, pool)).get();
            for (Future<?> writer : writers) {
                writer.get();
            }

            assertThat(read).isSorted().containsExactlyInAnyOrderElementsOf(committed);
        } finally {
            threads.shutdownNow();
        }
    }

    /** It must not look at each of the rows before a row: that would take minutes. */
    @Test
    @Timeout(60)
    void manyEventsInOneStatementAreAsFastAsOneByOne() {
        assertThat(sql.sql(ROWS.formatted(0, "now()", 50_000)).update()).isEqualTo(50_000);
    }

    @Test
    void whatNoReaderCanReadIsRefused() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> sql.sql(ROWS.formatted(0, "'infinity'", 1)).update());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> sql.sql(ROWS.formatted(0, "'-infinity'", 1)).update());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> sql.sql(ROWS.formatted(-1, "now()", 1)).update());
    }

    private static Callable<?> appends(DataSource pool, Queue<Long> committed) {
        return () -> {
            for (int i = 0; i < APPENDS_OF_EACH; i++) {
                try (Append append = Append.begin(pool)) {
                    if (ThreadLocalRandom.current().nextInt(4) == 0) {
                        append.execute("select pg_sleep(0.002)");
                    }
                    if (ThreadLocalRandom.current().nextInt(5) == 0) {
                        append.rollback();
                    } else {
                        append.commit();
                        committed.add(append.position);
                    }
                }
            }
            return null;
        };
    }

    private static List<Long> readUntil(List<Future<?>> writers, DataSource pool) {
        LogReader reader = new LogReader(pool, Duration.ofMillis(50));
        List<Long> read = new ArrayList<>();
        boolean isLastRound = false;
        while (true) {
            long after = read.isEmpty() ? 0 : read.get(read.size() - 1);
            List<StoredEvent> events = reader.read(after, 1_000);
            events.forEach(event -> read.add(event.position()));
            if (events.isEmpty() && isLastRound) {
                return read;
            }
            isLastRound = writers.stream().allMatch(Future::isDone);
        }
    }

    private void setSequence(long value, boolean isCalled) {
        sql.sql("select setval(pg_get_serial_sequence('event_store.events', 'position'), ?, ?)")
                .param(value)
                .param(isCalled)
                .query(Long.class)
                .single();
    }

    private void assertRefused(long position, long end) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Append.committed(database))
                .withMessageContaining(
                        "The sequence of the log is behind it: it gave position %s, but the log ends at %s"
                                .formatted(position, end))
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("55000"));
    }
}
