package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Connections of other programs, which leave none to the nodes until they are closed. */
final class OtherConnections implements AutoCloseable {

    private static final String NAME = "other";

    private final DurableServer server;
    private final List<Connection> connections = new ArrayList<>();

    OtherConnections(DurableServer server) {
        this.server = server;
    }

    /** Ends those of the nodes and takes each that is free. False as long as a node has got one again. */
    boolean haveTakenAll() {
        int ended = server.superuser()
                .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where usename = ? and application_name <> ?")
                .param(DurableServer.ROLE)
                .param(NAME)
                .query(Integer.class)
                .single();
        connectUntilRefused();
        return ended == 0;
    }

    private void connectUntilRefused() {
        String url = server.database().url() + "?ApplicationName=" + NAME;
        try {
            while (true) {
                connections.add(DriverManager.getConnection(url, DurableServer.ROLE, ""));
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("53300");
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
