package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;

/** The least that it costs to load an order: its rows by plain JDBC, each column read. */
final class RawSelect implements LoadClient {

    private final Connection connection;
    private final PreparedStatement select;

    RawSelect(DataSource database, UUID order) throws SQLException {
        connection = database.getConnection();
        select = connection.prepareStatement("""
                select event_id, type, revision, sequence_number, timestamp, payload, metadata
                from event_store.events where aggregate_id = ? order by sequence_number
                """);
        select.setString(1, order.toString());
    }

    @Override
    public void send() throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                for (int column = 1; column <= 7; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    @Override
    public void close() {
        JdbcUtils.closeConnection(connection);
    }
}
