package dev.orderflow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** New connections with our settings: for work that keeps its connection as long as the application runs. */
public final class DirectConnections extends NewConnections {

    /** @param properties of the driver */
    public DirectConnections(JdbcConnectionDetails database, Properties properties) {
        super(database, properties);
    }

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        Connection connection = super.getConnectionFromDriver(properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SessionSettings.LIMITED);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
