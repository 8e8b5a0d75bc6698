package dev.orderflow.api.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Axon's JDBC engine on the table {@code event_store.events}: payload and metadata are JSONB, times are {@code timestamptz} of
 * microseconds. Reading an order for a command is one round trip: there are no snapshots to look for, and a batch that is not
 * full is known to be the last.
 */
final class JsonbEventStorageEngine extends JdbcEventStorageEngine {

    /**
     * How many events one query fetches, for an order as for a processor. Axon's 100 would spend a replay on round trips; at
     * 1,000 the fetch is under a tenth of the work, and a batch still takes less than a megabyte.
     */
    private static final int BATCH = 1_000;

    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event_store.events")
            .globalIndexColumn("position")
            .eventIdentifierColumn("event_id")
            .typeColumn("aggregate_type")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .payloadTypeColumn("type")
            .payloadRevisionColumn("revision")
            .timestampColumn("timestamp")
            .payloadColumn("payload")
            .metaDataColumn("metadata")
            .build();

    JsonbEventStorageEngine(Builder builder) {
        super(configured(builder));
    }

    private static Builder configured(Builder builder) {
        builder.batchSize(BATCH);
        builder.finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        return builder.schema(SCHEMA)
                .dataType(String.class)
                .appendEvents(JsonbEventStorageEngine::append)
                .createTokenAt(JsonbEventStorageEngine::positionBefore);
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
    private static PreparedStatement positionBefore(Connection connection, EventSchema schema, Instant moment)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement("""
                select min(position) - 1 from (
                    select position from event_store.events where timestamp >= ? order by timestamp limit 1000
                ) as since
                """);
        select.setObject(1, moment.atOffset(ZoneOffset.UTC));
        return select;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the engine asks for its data type: String
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }

    /** As text, because Axon would cut any other type down to milliseconds. */
    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }

    @Override
    protected void writeTimestamp(PreparedStatement insert, int index, Instant timestamp) throws SQLException {
        insert.setObject(index, timestamp.atOffset(ZoneOffset.UTC));
    }
}
