package dev.orderflow.platform.eventstore.snapshot;

import dev.orderflow.platform.database.OutsideTransaction;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads an aggregate's snapshot and the events after it with one statement, or all events if there is no snapshot, and folds them.
 * See docs/decisions/0015-snapshots.md.
 */
final class AggregateLoader<S> {

    /** From this many events on, some milliseconds of JSON, it pays to wake other threads. */
    private static final int PARALLEL_FROM = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AggregateLoader.class);

    /**
     * A snapshot counts only while the log has its event. A database that has lost events may still get the snapshot of one of them, from
     * a node that had read it; to append after it would leave a hole.
     *
     * <p>Two things look needless here. The inner sort lets PostgreSQL merge two sorted parts instead of sorting ten thousand events.
     * The upper bound lets it expect a short range and walk the index; without it PostgreSQL expects a third of the aggregate, and
     * reads it, or the whole table, another way.
     */
    private static final String READ = """
        with snapshot as (
            select sequence_number, snapshots.revision, state, event_id
            from event_store.snapshots join event_store.events using (aggregate_id, sequence_number, event_id)
            where aggregate_id = ? and snapshots.revision = ?
        )
        select sequence_number, '%s' as type, revision, state as payload, event_id, null as metadata
        from snapshot
        union all (
            select sequence_number, type, revision, payload, event_id, metadata -> ?
            from event_store.events where aggregate_id = ?
                and sequence_number > coalesce((select sequence_number from snapshot), -1)
                and sequence_number < %s
            order by sequence_number
        )
        order by sequence_number
        """.formatted(StreamRow.SNAPSHOT, Long.MAX_VALUE);

    /** No snapshot has this revision. */
    private static final String NO_REVISION = "";

    private final SnapshotDefinition<?, S> definition;
    private final SnapshotStore<S> snapshots;
    private final int threshold;
    private final JdbcTemplate sql;
    private final OutsideTransaction outside;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    AggregateLoader(
            SnapshotDefinition<?, S> definition,
            SnapshotStore<S> snapshots,
            int threshold,
            JdbcTemplate sql,
            OutsideTransaction outside,
            Serializer serializer,
            EventUpcaster upcasters) {
        this.definition = definition;
        this.snapshots = snapshots;
        this.threshold = threshold;
        this.sql = sql;
        this.outside = outside;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** The present state, as the payload of a message that has the last event's id and number; null if there is no such aggregate. */
    @Nullable
    DomainEventMessage<S> load(String type, String aggregateId) {
        List<StreamRow> rows = read(type, aggregateId, definition.revision());
        if (rows.isEmpty()) {
            return null;
        }
        S stored = null;
        if (rows.get(0).isSnapshot()) {
            StreamRow snapshot = rows.get(0);
            try {
                stored = snapshots.read(snapshot.getPayload().getData(), aggregateId, snapshot.getSequenceNumber());
                if (rows.size() == 1) {
                    return message(snapshot, stored);
                }
                rows = rows.subList(1, rows.size());
            } catch (IllegalArgumentException e) {
                LOG.warn(
                        "The snapshot of {} {} can't be read, so all its events are read instead: {}",
                        type,
                        aggregateId,
                        e.getMessage());
                rows = read(type, aggregateId, NO_REVISION);
            }
        }
        DomainEventMessage<S> state = message(rows.get(rows.size() - 1), fold(stored, rows));
        if (rows.size() >= threshold) {
            snapshots.store(state);
        }
        return state;
    }

    /** Half of the time for a long aggregate is reading JSON here, and the processor's cores share it. */
    private S fold(@Nullable S stored, List<StreamRow> rows) {
        Stream<StreamRow> tail = rows.size() < PARALLEL_FROM ? rows.stream() : rows.parallelStream();
        return definition.fold(stored, tail.flatMap(this::messages).toList());
    }

    /** Events of today's shape need no upcaster, and the way through Axon's upcasters is long. */
    private Stream<? extends DomainEventMessage<?>> messages(StreamRow row) {
        return serializer.classForType(row.getPayload().getType()) == UnknownSerializedType.class
                ? EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(row), serializer, upcasters)
                        .asStream()
                : Stream.of(row.message(serializer.deserialize(row.getPayload()), serializer));
    }

    private DomainEventMessage<S> message(StreamRow last, S state) {
        return new GenericDomainEventMessage<>(
                last.getType(),
                last.getAggregateIdentifier(),
                last.getSequenceNumber(),
                state,
                MetaData.emptyInstance(),
                last.getEventIdentifier(),
                last.getTimestamp());
    }

    private List<StreamRow> read(String type, String aggregateId, String revision) {
        try {
            return outside.read(() -> sql.query(
                    READ,
                    (row, number) -> StreamRow.read(row, type, aggregateId, definition.metaDataKey()),
                    aggregateId,
                    revision,
                    definition.metaDataKey(),
                    aggregateId));
        } catch (DataAccessException e) {
            throw new EventStoreException("Failed to read " + type + " " + aggregateId, e);
        }
    }
}
