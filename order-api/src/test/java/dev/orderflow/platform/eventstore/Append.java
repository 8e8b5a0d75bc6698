package dev.orderflow.platform.eventstore;

import dev.orderflow.api.TestOrders;
import dev.orderflow.api.events.OrderEventTypes;
import dev.orderflow.domain.model.OrderId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializedObject;

/** A placement that is appended by plain JDBC, and whose transaction stays open for as long as a test likes. */
final class Append implements AutoCloseable {

    private static final EventSerializer SERIALIZER = new EventSerializer(OrderEventTypes.registry());

    final OrderId order = TestOrders.newId();
    final long position;
    private final Connection connection;

    private Append(Connection connection, Instant timestamp) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.position = insert(timestamp);
    }

    static Append begin(DataSource database) throws SQLException {
        return begin(database, Instant.now());
    }

    static Append begin(DataSource database, Instant timestamp) throws SQLException {
        return new Append(database.getConnection(), timestamp);
    }

    static Append committed(DataSource database) throws SQLException {
        return committed(database, Instant.now());
    }

    static Append committed(DataSource database, Instant timestamp) throws SQLException {
        Append append = begin(database, timestamp);
        append.commit();
        return append;
    }

    void commit() throws SQLException {
        connection.commit();
        connection.close();
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Says something more in the transaction. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What has not been committed never was. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private long insert(Instant timestamp) throws SQLException {
        SerializedObject<String> payload = SERIALIZER.serialize(TestOrders.placed(order), String.class);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                    type, revision, timestamp, payload, metadata)
                values (gen_random_uuid(), 'Order', ?, 0, ?, ?, ?, ?::jsonb, '{}') returning position
                """)) {
            insert.setString(1, order.toString());
            insert.setString(2, payload.getType().getName());
            insert.setString(3, payload.getType().getRevision());
            insert.setObject(4, timestamp.atOffset(ZoneOffset.UTC));
            insert.setString(5, payload.getData());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
