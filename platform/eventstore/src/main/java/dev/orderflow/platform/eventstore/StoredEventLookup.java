package dev.orderflow.platform.eventstore;

import java.util.Collection;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the events at known positions, in order, on the connection of the transaction if there is one. */
public final class StoredEventLookup {

    private static final String FIND = """
            select %s
            from event_store.events where position = any (?) order by position
            """.formatted(StoredEventRow.COLUMNS);

    private final JdbcTemplate jdbc;
    private final StoredEventUpcaster upcaster;
    private final JsonbEventStorageEngine engine;

    StoredEventLookup(JdbcTemplate jdbc, StoredEventUpcaster upcaster, JsonbEventStorageEngine engine) {
        this.jdbc = jdbc;
        this.upcaster = upcaster;
        this.engine = engine;
    }

    /** In the shape in which they would be written today. */
    public List<StoredEvent> upcast(Collection<Long> positions) {
        return find(positions).stream().map(upcaster::upcast).toList();
    }

    /** As the messages that a processor handles. */
    public List<TrackedEventMessage<?>> messages(Collection<Long> positions) {
        return messagesOf(find(positions));
    }

    /** The same for events that were read before. */
    public List<TrackedEventMessage<?>> messagesOf(List<StoredEvent> events) {
        return events.stream()
                .<TrackedEventMessage<?>>flatMap(event -> engine.messages(event).stream())
                .toList();
    }

    private List<StoredEvent> find(Collection<Long> positions) {
        return jdbc.query(FIND, (row, number) -> StoredEventRow.read(row), (Object) positions.toArray(Long[]::new));
    }
}
