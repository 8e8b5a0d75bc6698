package dev.orderflow.platform.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds events whose positions are known, in order, on the connection of the transaction if there is one. */
public final class LogLookup {

    private static final String FIND = """
            select %s
            from event_store.events where position = any (?) order by position
            """.formatted(StoredEventRow.COLUMNS);

    private final JdbcTemplate jdbc;
    private final NewestRevision newest;
    private final JsonbEventStorageEngine engine;

    LogLookup(JdbcTemplate jdbc, NewestRevision newest, JsonbEventStorageEngine engine) {
        this.jdbc = jdbc;
        this.newest = newest;
        this.engine = engine;
    }

    /** As they would be written today. */
    public List<StoredEvent> newest(Collection<Long> positions) {
        return find(positions).stream().map(newest::of).toList();
    }

    /** As a processor gets them. */
    public List<TrackedEventMessage<?>> messages(Collection<Long> positions) {
        return find(positions).stream()
                .<TrackedEventMessage<?>>flatMap(event -> engine.messages(event).stream())
                .toList();
    }

    /** The highest position that shows; 0 if there is none. */
    public long head() {
        return Objects.requireNonNull(
                jdbc.queryForObject("select coalesce(max(position), 0) from event_store.events", Long.class));
    }

    private List<StoredEvent> find(Collection<Long> positions) {
        return jdbc.query(FIND, (row, number) -> StoredEventRow.read(row), (Object) positions.toArray(Long[]::new));
    }
}
