package dev.orderflow.api.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A stored event, or the snapshot before it, with no more than a fold needs: the log's other columns are half of the bytes.
 *
 * @param type null for the snapshot
 */
record OrderRow(
        String orderId,
        long sequenceNumber,
        @Nullable String type,
        @Nullable String revision,
        String payload) implements DomainEventData<String> {

    static OrderRow read(ResultSet row, String orderId) throws SQLException {
        return new OrderRow(orderId, row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
    }

    boolean isSnapshot() {
        return type == null;
    }

    @Override
    public String getType() {
        return "Order";
    }

    @Override
    public String getAggregateIdentifier() {
        return orderId;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public String getEventIdentifier() {
        return orderId + '-' + sequenceNumber;
    }

    @Override
    public Instant getTimestamp() {
        return Instant.EPOCH;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>("{}", String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, type, revision);
    }
}
