package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.AppendTracing.Append;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Appends one event and commits it, outside of the command's transaction: in a group with those of other commands, or by itself. */
final class SingleAppend {

    private final DataSource connections;
    private final GroupCommit groups;

    SingleAppend(DataSource connections, GroupCommit groups) {
        this.connections = connections;
        this.groups = groups;
    }

    void append(NewEventRow row, Append append) throws SQLException {
        if (!groups.append(row, append)) {
            insert(row);
        }
    }

    private void insert(NewEventRow row) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement insert = connection.prepareStatement(NewEventRow.insert(1))) {
            try {
                row.set(insert, 0);
                insert.executeUpdate();
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (SQLException e) {
                NewEventRow.requireConnected(connection, e);
                throw e;
            }
        }
    }
}
