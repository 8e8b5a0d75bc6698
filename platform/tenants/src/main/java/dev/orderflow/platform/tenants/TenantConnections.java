package dev.orderflow.platform.tenants;

import dev.orderflow.platform.tenancy.TenantContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that work for the tenant of the thread that takes them, and for nobody if it has none. A connection that has worked for this
 * tenant before costs nothing, another one a round trip. A setting of the session is enough, because no pooler comes between
 * (docs/decisions/0028-what-the-database-must-be.md).
 */
final class TenantConnections extends DelegatingDataSource {

    private static final String NOBODY = "";

    private final Map<Connection, String> tenants = Collections.synchronizedMap(new WeakHashMap<>());

    TenantConnections(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            Connection session = connection.unwrap(PgConnection.class);
            String tenant = Objects.requireNonNullElse(TenantContext.current(), NOBODY);
            if (!tenant.equals(tenants.get(session))) {
                // Whatever happens now, nobody may rely on what it was.
                tenants.remove(session);
                set(connection, tenant);
                tenants.put(session, tenant);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void set(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('orderflow.tenant', ?, false)")) {
            set.setString(1, tenant);
            set.execute();
        }
        // A rollback would take it back.
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }
}
