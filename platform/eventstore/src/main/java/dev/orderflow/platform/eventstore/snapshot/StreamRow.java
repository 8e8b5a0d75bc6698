package dev.orderflow.platform.eventstore.snapshot;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A stored event, or the snapshot before it, with no more than a fold needs: time and all metadata would be half of the bytes that the
 * database sends.
 */
final class StreamRow implements DomainEventData<byte[]> {

    static final String SNAPSHOT = "snapshot";

    private final String aggregateType;
    private final String aggregateId;
    private final long sequenceNumber;
    private final SerializedObject<byte[]> payload;
    private final UUID eventId;

    /** JSON with at most one member; null for none. */
    private final @Nullable String metaData;

    private StreamRow(
            String aggregateType,
            String aggregateId,
            long sequenceNumber,
            SerializedObject<byte[]> payload,
            UUID eventId,
            @Nullable String metaData) {
        this.aggregateType = aggregateType;
        this.aggregateId = aggregateId;
        this.sequenceNumber = sequenceNumber;
        this.payload = payload;
        this.eventId = eventId;
        this.metaData = metaData;
    }

    /** Takes JSON as the bytes that the database has sent, because the parser reads bytes. */
    static StreamRow read(ResultSet row, String aggregateType, String aggregateId, String metaDataKey)
            throws SQLException {
        String member = row.getString(6);
        return new StreamRow(
                aggregateType,
                aggregateId,
                row.getLong(1),
                new SimpleSerializedObject<>(row.getBytes(4), byte[].class, row.getString(2), row.getString(3)),
                row.getObject(5, UUID.class),
                member == null ? null : "{\"" + metaDataKey + "\": " + member + "}");
    }

    boolean isSnapshot() {
        return payload.getType().getName().equals(SNAPSHOT);
    }

    /** The row as a message with its deserialized payload. */
    DomainEventMessage<?> message(Object event, Serializer serializer) {
        MetaData known = metaData == null ? MetaData.emptyInstance() : serializer.deserialize(getMetaData());
        return new GenericDomainEventMessage<>(
                aggregateType, aggregateId, sequenceNumber, event, known, "", getTimestamp());
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getEventIdentifier() {
        return eventId.toString();
    }

    @Override
    public Instant getTimestamp() {
        return Instant.EPOCH;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(
                Objects.requireNonNullElse(metaData, "{}").getBytes(StandardCharsets.UTF_8), byte[].class);
    }
}
