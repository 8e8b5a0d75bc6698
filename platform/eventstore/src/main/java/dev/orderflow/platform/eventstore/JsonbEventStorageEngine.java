package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's JDBC engine on the table {@code event_store.events}: payload and metadata are JSONB, times are {@code timestamptz} of
 * microseconds. Reading an order is one round trip: Axon's snapshots are not looked for, and a batch that is not full is known to
 * be the last. Processors read through {@link LogReader}, so that Axon's own way with gaps, which loses what
 * commits a minute late, is not used.
 */
final class JsonbEventStorageEngine extends JdbcEventStorageEngine {

    /**
     * How many events of an order one query fetches. Axon's 100 would spend a long order on round trips; 1,000 of
     * them take less than a megabyte.
     */
    private static final int BATCH = 1_000;

    /** For the few statements that are left to Axon: the last version of an order, the head and the tail of the log. */
    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event_store.events")
            .globalIndexColumn("position")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .build();

    private final LogReader reader;

    JsonbEventStorageEngine(Builder builder, LogReader reader) {
        super(configured(builder));
        this.reader = reader;
    }

    LogReader reader() {
        return reader;
    }

    private static Builder configured(Builder builder) {
        builder.batchSize(BATCH);
        builder.finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        return builder.schema(SCHEMA).dataType(String.class).appendEvents(JsonbEventStorageEngine::append);
    }

    private static PreparedStatement append(
            Connection connection,
            EventSchema schema,
            Class<?> dataType,
            List<? extends EventMessage<?>> events,
            Serializer serializer,
            TimestampWriter timestamps)
            throws SQLException {
        PreparedStatement insert = connection.prepareStatement("""
                insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                    type, revision, timestamp, payload, metadata)
                values (?::uuid, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """);
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            insert.setString(1, event.getIdentifier());
            insert.setString(2, event.getType());
            insert.setString(3, event.getAggregateIdentifier());
            insert.setLong(4, event.getSequenceNumber());
            insert.setString(5, payload.getType().getName());
            insert.setString(6, payload.getType().getRevision());
            timestamps.writeTimestamp(insert, 7, event.getTimestamp());
            insert.setString(8, payload.getData());
            insert.setString(
                    9, event.serializeMetaData(serializer, String.class).getData());
            insert.addBatch();
        }
        return insert;
    }

    /**
     * Times and positions run nearly, not quite, in step. So that the index on the time serves, the first position is sought
     * among the first thousand events since the moment, which is far more than are ever under way at once.
     */
    @Override
    protected PreparedStatement createTokenAt(Connection connection, Instant moment) throws SQLException {
        PreparedStatement select = connection.prepareStatement("""
                select min(position) - 1 from (
                    select position from event_store.events where timestamp >= ? order by timestamp limit 1000
                ) as since
                """);
        select.setObject(1, moment.atOffset(ZoneOffset.UTC));
        return select;
    }

    /** For commands: an order, on the connection of the command's transaction. */
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String orderId, long from, int limit) {
        try (Connection connection = getConnection()) {
            return LogReader.readOrder(connection, orderId, from - 1, limit).stream()
                    .map(StoredEventData::new)
                    .toList();
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read order " + orderId, e);
        }
    }

    /** Processors follow a {@link LogStream}; but whoever asks the engine itself, reads without gaps too. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int limit) {
        return reader.read(StoredEventData.positionOf(lastToken), limit).stream()
                .map(event -> new StoredEventData(event).tracked())
                .toList();
    }

    /** The event as Axon's message; one, since upcasters here make one event of one. */
    List<TrackedEventMessage<?>> messages(StoredEvent event) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new StoredEventData(event).tracked()), getEventSerializer(), upcasterChain)
                .toList();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    protected void writeTimestamp(PreparedStatement insert, int index, Instant timestamp) throws SQLException {
        insert.setObject(index, timestamp.atOffset(ZoneOffset.UTC));
    }
}
