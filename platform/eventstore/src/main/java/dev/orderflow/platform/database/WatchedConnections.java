package dev.orderflow.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Notices when a transaction uses the database: it lies between Spring's lazy connections, of which a transaction gets one when it begins,
 * and the pool, from which that one gets a real connection with its first statement.
 */
public final class WatchedConnections extends DelegatingDataSource {

    WatchedConnections(DataSource pool) {
        super(pool);
    }

    /** Whether the connections of a data source are lazy, and watched. */
    public static boolean areFrom(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(LazyConnectionDataSourceProxy.class)
                    && dataSource.isWrapperFor(WatchedConnections.class);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        TransactionUse.mark();
        return super.getConnection();
    }
}
