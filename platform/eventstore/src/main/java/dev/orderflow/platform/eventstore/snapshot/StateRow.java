package dev.orderflow.platform.eventstore.snapshot;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * A stored event, or the snapshot before it, with no more than a fold needs: who did it, when and why are half of the bytes that
 * the log would send.
 */
final class StateRow implements DomainEventData<byte[]> {

    static final String SNAPSHOT = "snapshot";

    private final String orderId;
    private final long sequenceNumber;
    private final SerializedObject<byte[]> payload;

    private StateRow(String orderId, long sequenceNumber, SerializedObject<byte[]> payload) {
        this.orderId = orderId;
        this.sequenceNumber = sequenceNumber;
        this.payload = payload;
    }

    /** JSON as the bytes that the server has sent, because the parser wants bytes. */
    static StateRow read(ResultSet row, String orderId) throws SQLException {
        return new StateRow(
                orderId,
                row.getLong(1),
                new SimpleSerializedObject<>(row.getBytes(4), byte[].class, row.getString(2), row.getString(3)));
    }

    boolean isSnapshot() {
        return payload.getType().getName().equals(SNAPSHOT);
    }

    /** The row as a message, with what its payload was read as. */
    DomainEventMessage<?> message(Object event) {
        return new GenericDomainEventMessage<>(
                getType(), orderId, sequenceNumber, event, MetaData.emptyInstance(), "", getTimestamp());
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
        return orderId;
    }

    @Override
    public String getType() {
        return "Order";
    }

    @Override
    public String getEventIdentifier() {
        return "";
    }

    @Override
    public Instant getTimestamp() {
        return Instant.EPOCH;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>("{}".getBytes(StandardCharsets.UTF_8), byte[].class);
    }
}
