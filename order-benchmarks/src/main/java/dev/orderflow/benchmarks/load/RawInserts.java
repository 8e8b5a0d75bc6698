package dev.orderflow.benchmarks.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;

/** The least that an append can cost: one row of the same size into a table like the log, by plain JDBC. */
public final class RawInserts implements LoadClient {

    private static final String INSERT = """
            insert into raw (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, causation_id, payload, metadata)
            values (gen_random_uuid(), 'Order', ?, 0, 'OrderPlaced', '2', now(), gen_random_uuid(), ?::jsonb,
                '{"actor": "operator", "correlationId": "0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47"}')
            """;

    private final Connection connection;
    private final PreparedStatement insert;

    private RawInserts(DataSource database, String statement) throws SQLException {
        connection = database.getConnection();
        insert = connection.prepareStatement(statement);
    }

    public static void createTable(DataSource database) {
        JdbcClient.create(database)
                .sql("create table if not exists raw (like event_store.events including all)")
                .update();
    }

    public static RawInserts into(DataSource database) throws SQLException {
        return new RawInserts(database, INSERT);
    }

    /** In one statement, and so in one transaction. */
    public static RawInserts withNotification(DataSource database) throws SQLException {
        return new RawInserts(
                database, "with inserted as (" + INSERT + "returning 1) select pg_notify('raw', '') from inserted");
    }

    @Override
    public void send() throws SQLException {
        UUID order = UUID.randomUUID();
        insert.setString(1, order.toString());
        insert.setString(2, Placement.of(order));
        insert.execute();
    }

    @Override
    public void close() {
        JdbcUtils.closeConnection(connection);
    }
}
