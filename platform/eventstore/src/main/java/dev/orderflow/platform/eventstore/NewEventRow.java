package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** An event as the row that is to be inserted for it. */
record NewEventRow(
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequenceNumber,
        String type,
        String revision,
        OffsetDateTime timestamp,
        @Nullable UUID causationId,
        String payload,
        String metadata) {

    private static final int COLUMNS = 10;

    private static final String INSERT = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, causation_id, payload, metadata)
            values\s""";

    private static final String VALUES = "(?, ?, ?, ?, ?, ?, ?, ?::uuid, ?::jsonb, ?::jsonb)";

    /** The statement for so many rows. */
    static String insert(int rows) {
        return INSERT + String.join(", ", Collections.nCopies(rows, VALUES));
    }

    static NewEventRow of(DomainEventMessage<?> event, Serializer serializer) {
        UUID causationId = CausationId.of(event.getMetaData());
        MetaData metadata =
                causationId == null ? event.getMetaData() : event.getMetaData().withoutKeys(Set.of(CausationId.KEY));
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new NewEventRow(
                UUID.fromString(event.getIdentifier()),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getTimestamp().atOffset(ZoneOffset.UTC),
                causationId,
                payload.getData(),
                serializer.serialize(metadata, String.class).getData());
    }

    /**
     * After a failure of an insert that is a transaction of its own. What the server has refused is not in the log.
     *
     * @throws TransactionSystemException if the connection broke, so that nobody knows whether the events are in the log
     */
    static void requireConnected(Connection connection, SQLException failure) throws SQLException {
        if (connection.isClosed()) {
            throw new TransactionSystemException("The connection broke while events were appended", failure);
        }
    }

    /** @param place of the row in the statement, from 0 on */
    void set(PreparedStatement insert, int place) throws SQLException {
        int column = place * COLUMNS;
        insert.setObject(++column, eventId);
        insert.setString(++column, aggregateType);
        insert.setString(++column, aggregateId);
        insert.setLong(++column, sequenceNumber);
        insert.setString(++column, type);
        insert.setString(++column, revision);
        insert.setObject(++column, timestamp);
        insert.setObject(++column, causationId);
        insert.setString(++column, payload);
        insert.setString(++column, metadata);
    }
}
