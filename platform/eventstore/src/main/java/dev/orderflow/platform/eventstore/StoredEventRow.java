package dev.orderflow.platform.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The columns of a stored event, in the sequence in which every query names them. */
final class StoredEventRow {

    /** From here PostgreSQL counts its microseconds. Those since 1970 would not fit into a long for the last years that it knows. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** The time as microseconds: the driver would make a calendar of each {@code timestamptz}. */
    static final String COLUMNS = """
            position, event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                ((extract(epoch from timestamp) - %s) * 1000000)::bigint, payload, metadata""".formatted(EPOCH.getEpochSecond());

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
                EPOCH.plus(row.getLong(8), ChronoUnit.MICROS),
                row.getString(9),
                row.getString(10));
    }
}
