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
 * Axon's JDBC engine on the table {@code event_store.events}: payload and metadata are JSONB, times are {@code timestamptz} with
 * microseconds. Reading an aggregate is one round trip: there is no query for Axon's snapshots, and a batch that is not full is the
 * last. Processors read through {@link LogReader}, because Axon's own handling of gaps loses an event that commits a minute late.
 * See docs/decisions/0001-events-in-jsonb-by-jdbc.md.
 */
final class JsonbEventStorageEngine extends JdbcEventStorageEngine {

    /** For the few statements that are left to Axon: the last version of an aggregate, the head and the tail of the log. */
    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event_store.events")
            .globalIndexColumn("position")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .build();

    private final LogReader reader;

    /** @param batchSize how many events one query fetches */
    JsonbEventStorageEngine(Builder builder, LogReader reader, int batchSize) {
        super(configured(builder, batchSize));
        this.reader = reader;
    }

    LogReader reader() {
        return reader;
    }

    private static Builder configured(Builder builder, int batchSize) {
        builder.batchSize(batchSize);
        builder.finalAggregateBatchPredicate(batch -> batch.size() < batchSize);
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

    @Override
    public @Nullable TrackingToken createTailToken() {
        return LogToken.of(super.createTailToken());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return LogToken.of(super.createHeadToken());
    }

    /** To find a moment the log would need an index on the timestamp, and every append would pay for it. */
    @Override
    public TrackingToken createTokenAt(Instant moment) {
        throw new UnsupportedOperationException(
                "The log has no index on time; start at a position, the head or the tail");
    }

    /** For commands: an aggregate, on the connection of the command's transaction. */
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateId, long from, int limit) {
        try (Connection connection = getConnection()) {
            return LogReader.readAggregate(connection, aggregateId, from - 1, limit).stream()
                    .map(StoredEventData::new)
                    .toList();
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read aggregate " + aggregateId, e);
        }
    }

    /** Processors read a {@link LogStream}; code that asks the engine itself waits at gaps too. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int limit) {
        return reader.read(StoredEventData.positionOf(lastToken), limit).stream()
                .map(event -> new StoredEventData(event).tracked())
                .toList();
    }

    /** The event as Axon's message: one, because upcasters here make one event from one. */
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
