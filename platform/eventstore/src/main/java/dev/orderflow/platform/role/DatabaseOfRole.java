package dev.orderflow.platform.role;

import dev.orderflow.platform.database.NewConnections;
import dev.orderflow.platform.startup.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Ends the start, before the first migration, of a node whose database is that of the other role. A node that takes commands would append to
 * a copy of the log, and a read node would write what it follows among the events that others append.
 */
final class DatabaseOfRole implements InitializingBean {

    /** For an answer, and for all of a new connection. */
    private static final int PATIENCE_SECONDS = 2;

    private static final int LOGIN_SECONDS = 10;

    /** The first migration of a read node creates it, and nothing removes it. */
    private static final String IS_FOLLOWED = "select to_regclass('replication.progress') is not null";

    private static final String HAS_LOG = "select to_regclass('event_store.events') is not null";

    /** With tenants, the events of all of them. */
    private static final String HAS_EVENTS = """
            set orderflow.tenant = '*';
            select exists (select from event_store.events)
            """;

    private final JdbcConnectionDetails database;
    private final NodeRole role;

    DatabaseOfRole(JdbcConnectionDetails database, NodeRole role) {
        this.database = database;
        this.role = role;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (Connection connection = NewConnections.forQuestions(database, PATIENCE_SECONDS, LOGIN_SECONDS)
                .getConnection()) {
            if (role == NodeRole.READ) {
                refuseLogOfItsOwn(connection);
            } else if (is(connection, IS_FOLLOWED)) {
                throw new StartRefused(
                        "This node would take commands, but its database has a copy of the log, which a read node follows.",
                        "Let spring.datasource.url lead to the database of the nodes that take commands, or set"
                                + " orderflow.role=read. See docs/scaling.md.");
            }
        }
    }

    private static void refuseLogOfItsOwn(Connection connection) throws SQLException {
        if (!is(connection, IS_FOLLOWED) && is(connection, HAS_LOG) && is(connection, HAS_EVENTS)) {
            throw new StartRefused(
                    "orderflow.role=read, but the database has a log to which nodes have appended themselves.",
                    "Give the read node a database of its own, which is empty at its first start. See docs/scaling.md.");
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean isRow = statement.execute(question);
            while (!isRow) {
                isRow = statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
