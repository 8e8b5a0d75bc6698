package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** A reader of the log, beside appends that are under way. */
abstract class LogReaderFixture extends LogFixture {

    static final Duration GAP_WAIT = Duration.ofMillis(50);

    final LogReader reader = new LogReader(database, GAP_WAIT);
    final AtomicReference<Interlude> interlude = new AtomicReference<>(() -> {});

    static Connection begin(DataSource database, String sql) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    /** A reader that the {@link #interlude} comes between, once, after a query of this kind. */
    LogReader interruptedAfter(String kind) {
        return new LogReader(
                ProxyDataSourceBuilder.create(database)
                        .afterQuery((execution, statements) -> {
                            if (statements.get(0).getQuery().contains(kind)) {
                                interlude.getAndSet(() -> {}).happen();
                            }
                        })
                        .build(),
                GAP_WAIT);
    }

    List<Long> read(long after) {
        return positions(reader.read(after, 10));
    }

    static List<Long> positions(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::position).toList();
    }

    interface Interlude {

        void run() throws SQLException;

        default void happen() {
            try {
                run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
