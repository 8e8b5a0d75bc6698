package dev.orderflow.platform.database;

import dev.orderflow.platform.startup.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Ends the start on a database on which the platform would not do what it promises, before the first migration. See
 * docs/decisions/0028-what-the-database-must-be.md.
 */
final class DatabaseRequirements implements InitializingBean {

    private static final int OLDEST_VERSION = 150_000;

    /** For an answer. One that is healthy answers within milliseconds. */
    private static final int PATIENCE_SECONDS = 2;

    /** For all of a new connection. */
    private static final int LOGIN_SECONDS = 10;

    /** A pooler with few clients gives each of them the same session for a while. */
    private static final int ROUNDS = 5;

    private final JdbcConnectionDetails database;

    DatabaseRequirements(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() {
        DataSource connections = NewConnections.forQuestions(database, PATIENCE_SECONDS, LOGIN_SECONDS);
        try (Connection one = connections.getConnection();
                Connection other = connections.getConnection()) {
            refuseSharedSessions(one, other);
            check(one);
        } catch (SQLException e) {
            throw new StartRefused(
                    "The database %s can't be used: %s".formatted(withoutParameters(), e.getMessage()),
                    "Start the database, or correct spring.datasource.url, username and password.",
                    e);
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
                            current_setting('server_encoding') as encoding,
                            current_setting('transaction_read_only')::boolean as read_only,
                            current_setting('session_replication_role') as role
                        """)) {
            row.next();
            if (row.getInt("version") < OLDEST_VERSION) {
                throw new StartRefused(
                        "The database is PostgreSQL %s.".formatted(row.getString("name")),
                        "Upgrade it to PostgreSQL 15 or newer.");
            }
            if (!"UTF8".equals(row.getString("encoding"))) {
                throw new StartRefused(
                        "The database has the encoding %s, which can't hold every text. It must be UTF8."
                                .formatted(row.getString("encoding")),
                        "Create another one: create database … encoding 'UTF8' template template0.");
            }
            if (row.getBoolean("read_only")) {
                throw new StartRefused(
                        "The database accepts no writes: it is a standby, or default_transaction_read_only is on.",
                        "Name the primary in spring.datasource.url, or set default_transaction_read_only back.");
            }
            if ("replica".equals(row.getString("role"))) {
                throw new StartRefused(
                        "session_replication_role is replica, so the triggers that protect the log do nothing.",
                        "Set it back for this role and database: alter role … reset session_replication_role.");
            }
        }
    }

    /**
     * Two connections outside of a transaction have two sessions. Behind a pooler in transaction mode they have one, or change it
     * from statement to statement.
     */
    private static void refuseSharedSessions(Connection one, Connection other) throws SQLException {
        Set<Integer> sessions = new HashSet<>();
        boolean shared = false;
        for (int round = 0; round < ROUNDS; round++) {
            int first = session(one);
            int second = session(other);
            sessions.add(first);
            sessions.add(second);
            shared |= first == second;
        }
        if (shared || sessions.size() > 2) {
            throw new StartRefused(
                    "Between the application and PostgreSQL there is a pooler in transaction mode. Its clients share their"
                            + " sessions, so time limits would be set for others, and notifications would not arrive.",
                    "Let spring.datasource.url lead to PostgreSQL directly, or to a pooler in session mode.");
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** They may hold a password. */
    private String withoutParameters() {
        return database.getJdbcUrl().replaceFirst("\\?.*", "");
    }
}
