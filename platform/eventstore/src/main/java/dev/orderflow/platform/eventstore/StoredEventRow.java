package dev.orderflow.platform.eventstore;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The columns of a stored event, in the sequence in which every query names them. */
final class StoredEventRow {

    /** From here PostgreSQL counts its microseconds. Those since 1970 would not fit into a long for the last years that it knows. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** The time as PostgreSQL keeps it: the driver would make a calendar of each {@code timestamptz}. */
    static final String COLUMNS = """
            position, event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                timestamptz_send(timestamp), payload, metadata, causation_id""";

    private StoredEventRow() {}

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                EPOCH.plus(ByteBuffer.wrap(row.getBytes(8)).getLong(), ChronoUnit.MICROS),
                row.getString(9),
                CausationId.putBack(row.getString(11), row.getString(10)));
    }
}
