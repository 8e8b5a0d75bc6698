package dev.orderflow.platform.eventstore.snapshot;

import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads an order's snapshot and the events after it with one statement, or all events if there is none, and folds them. */
final class StateLoader {

    /**
     * So many events after the last snapshot are reason for another: they add about as much to a command as all the rest of it
     * takes.
     */
    static final int MANY = 100;

    /** From here on, some milliseconds of JSON, it pays to wake other threads. */
    private static final int VERY_MANY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(StateLoader.class);

    /**
     * Two things look needless here. The inner order lets PostgreSQL merge two sorted parts instead of sorting ten thousand
     * events. The upper bound lets it expect a short range, and walk the index in order, where it would take a third of the
     * order for the tail and read it, or the whole table, another way.
     */
    private static final String READ = """
            select sequence_number, '%s' as type, revision, state as payload
            from event_store.snapshots where aggregate_id = ? and revision = ?
            union all (
                select sequence_number, type, revision, payload
                from event_store.events where aggregate_id = ? and sequence_number > coalesce((
                    select sequence_number from event_store.snapshots where aggregate_id = ? and revision = ?), -1)
                    and sequence_number < %d
                order by sequence_number
            )
            order by sequence_number
            """.formatted(StateRow.SNAPSHOT, Long.MAX_VALUE);

    /** No snapshot has it. */
    private static final String NO_REVISION = "";

    private final JdbcTemplate sql;
    private final SnapshotStore snapshots;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    StateLoader(JdbcTemplate sql, SnapshotStore snapshots, Serializer serializer, EventUpcaster upcasters) {
        this.sql = sql;
        this.snapshots = snapshots;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** Null if there is no such order. */
    @Nullable
    OrderState load(String orderId) {
        List<StateRow> rows = read(orderId, SnapshotStore.REVISION);
        OrderState kept = null;
        if (!rows.isEmpty() && rows.get(0).isSnapshot()) {
            StateRow snapshot = rows.get(0);
            try {
                kept = SnapshotStore.read(snapshot.getPayload().getData(), orderId, snapshot.getSequenceNumber());
                rows = rows.subList(1, rows.size());
            } catch (IllegalArgumentException e) {
                LOG.warn("The snapshot of order {} can't be read, so its events are: {}", orderId, e.getMessage());
                rows = read(orderId, NO_REVISION);
            }
        }
        OrderState state = fold(kept, rows);
        if (state != null && rows.size() >= MANY) {
            snapshots.keep(state);
        }
        return state;
    }

    /** Of a long order's loading, about half is reading JSON here, which the cores share. */
    private @Nullable OrderState fold(@Nullable OrderState kept, List<StateRow> rows) {
        Stream<StateRow> tail = rows.size() < VERY_MANY ? rows.stream() : rows.parallelStream();
        OrderState state = kept;
        for (DomainEventMessage<?> event : tail.flatMap(this::messages).toList()) {
            state = OrderHistory.evolve(state, event);
        }
        return state;
    }

    /** The way through Axon's upcasters is long, and what is of today has nothing to be changed by them. */
    private Stream<? extends DomainEventMessage<?>> messages(StateRow row) {
        return serializer.classForType(row.getPayload().getType()) == UnknownSerializedType.class
                ? EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(row), serializer, upcasters)
                        .asStream()
                : Stream.of(row.message(serializer.deserialize(row.getPayload())));
    }

    private List<StateRow> read(String orderId, String revision) {
        try {
            return sql.query(
                    READ, (row, number) -> StateRow.read(row, orderId), orderId, revision, orderId, orderId, revision);
        } catch (DataAccessException e) {
            throw new EventStoreException("Failed to read order " + orderId, e);
        }
    }
}
