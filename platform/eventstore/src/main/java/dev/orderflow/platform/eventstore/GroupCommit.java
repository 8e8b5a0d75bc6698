package dev.orderflow.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.eventstore.AppendTracing.Append;
import dev.orderflow.platform.eventstore.PendingAppend.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.TransactionSystemException;

/**
 * Appends the events of several commands by one statement and one commit. Nobody waits for a group to grow: an event that finds a writer
 * free is written at once, and those that come while all are busy are the next group. The thread of one of them writes it.
 *
 * <p>An event whose group has failed, or whose version is taken, has to be appended alone: then it fails as it would have without the
 * others, or it was not its fault. See docs/decisions/0033-appends-in-groups.md.
 */
final class GroupCommit implements AutoCloseable {

    /**
     * For the connections of the writers. One event may have to wait for another transaction that has appended the same version, or for
     * somebody who has locked the log; the others of its group need not.
     */
    static final String SESSION = "set lock_timeout = '100ms'";

    /** For a free writer. Longer, and something is wrong; then each has its own time limits, as if there were no groups. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The server keeps a prepared statement for each size, on each connection. */
    private static final int LARGEST = 16;

    /** One for each size, from one event on. A version that is taken does not keep the other events out of the log. */
    private static final List<String> STATEMENTS = IntStream.rangeClosed(1, LARGEST)
            .mapToObj(size -> NewEventRow.insert(size)
                    + " on conflict on constraint one_event_per_version do nothing returning event_id")
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final @Nullable HikariDataSource connections;
    private final Duration patience;
    private final WriterQueue queue;

    /**
     * @param connections one for each writer; null if each event is to be appended alone
     * @param patience how long an event waits for a free writer before it is appended alone
     */
    GroupCommit(@Nullable HikariDataSource connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
        this.queue = new WriterQueue(connections == null ? 0 : connections.getMaximumPoolSize());
    }

    /**
     * Returns when the event is committed.
     *
     * @return false if it has to be appended alone
     * @throws TransactionSystemException if the connection broke, so that nobody knows whether the event is in the log
     */
    boolean append(NewEventRow row, Append trace) {
        if (connections == null) {
            return false;
        }
        PendingAppend append = new PendingAppend(row, trace);
        queue.join(append);
        append.await(queue, patience);
        if (append.writes()) {
            write(append, connections);
        }
        return append.isAppended();
    }

    private void write(PendingAppend writer, DataSource connections) {
        List<PendingAppend> group = List.of(writer);
        Set<UUID> appended = new HashSet<>();
        @Nullable Throwable doubt = null;
        // The connection first: as long as there is none, nobody else has to wait for it.
        try (Connection connection = connections.getConnection()) {
            group = queue.group(writer, LARGEST);
            insert(group, appended, connection);
        } catch (SQLException e) {
            LOG.debug("{} events have to be appended one by one", group.size(), e);
        } catch (TransactionSystemException e) {
            doubt = e;
        } catch (RuntimeException | Error e) {
            doubt = e;
            throw e;
        } finally {
            // First, so that the next group is under way while the members of this one go on.
            queue.passOn();
            for (PendingAppend member : group) {
                if (appended.contains(member.row().eventId())) {
                    member.becomeAppended(writer);
                } else if (doubt == null) {
                    member.become(State.ALONE);
                } else {
                    member.becomeUnknown(doubt);
                }
            }
        }
    }

    private static void insert(List<PendingAppend> group, Set<UUID> appended, Connection connection)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(STATEMENTS.get(group.size() - 1))) {
            for (int place = 0; place < group.size(); place++) {
                group.get(place).row().set(insert, place);
            }
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    appended.add(rows.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            NewEventRow.requireConnected(connection, e);
            throw e;
        }
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.close();
        }
    }
}
