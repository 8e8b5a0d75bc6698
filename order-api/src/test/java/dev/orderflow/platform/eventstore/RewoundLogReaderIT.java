package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reader notices that the log does not have any more what it has read. */
class RewoundLogReaderIT extends LogFixture {

    private final LogReader reader = new LogReader(database, Duration.ofMillis(50));

    @Test
    void whoeverHasReadAnEventReadsOnAfterIt() throws SQLException {
        Append first = Append.committed(database);
        Append.begin(database).rollback();
        Append third = Append.committed(database);
        StoredEvent read = reader.read(0, 1).get(0);
        assertThat(read.position()).isEqualTo(first.position);

        assertThat(positions(reader.readOn(read, 10))).containsExactly(third.position);
    }

    @Test
    void butNotIfTheLogHasLostIt() throws SQLException {
        Append.committed(database);
        Append.committed(database);
        StoredEvent read = reader.read(1, 1).get(0);

        loseEventsAfter(1);
        assertThatExceptionOfType(LogRewound.class).isThrownBy(() -> reader.readOn(read, 10));

        assertThat(Append.committed(database).position).isEqualTo(read.position());
        assertThatExceptionOfType(LogRewound.class).isThrownBy(() -> reader.readOn(read, 10));
    }

    /** A gap was settled by events that are lost. At the same positions an append may be running again. */
    @Test
    void inALogThatHasGoneBackNoGapIsSettled() throws SQLException {
        Append.committed(database);
        Append.begin(database).rollback();
        Append.committed(database);
        assertThat(read(1)).containsExactly(3L);

        loseEventsAfter(1);
        Append second = Append.begin(database);
        Append third = Append.committed(database);
        assertThat(read(1)).isEmpty();

        second.commit();
        assertThat(read(1)).containsExactly(second.position, third.position);
    }

    private void loseEventsAfter(long position) {
        sql.sql("alter table event_store.events disable trigger facts_stay").update();
        sql.sql("delete from event_store.events where position > ?")
                .param(position)
                .update();
        sql.sql("select setval('event_store.events_position_seq', ?)")
                .param(position)
                .query(Long.class)
                .single();
    }

    private List<Long> read(long after) {
        return positions(reader.read(after, 10));
    }

    private static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }
}
