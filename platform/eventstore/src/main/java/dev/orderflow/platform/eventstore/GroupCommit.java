package dev.orderflow.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
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

    /** The server keeps a prepared statement for each size, on each connection. */
    private static final int LARGEST = 16;

    /** A version that is taken does not keep the other events out of the log. */
    private static final String KEEP_OTHERS =
            " on conflict (aggregate_id, sequence_number) do nothing returning event_id";

    /** For a free writer. Longer, and something is wrong; then each has its own time limits, as if there were no groups. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final @Nullable HikariDataSource connections;
    private final Duration patience;
    private final Queue<Member> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param connections one for each writer; null if each event is to be appended alone
     * @param patience how long an event waits for a free writer before it is appended alone
     */
    GroupCommit(@Nullable HikariDataSource connections, Duration patience) {
        this.connections = connections;
        this.patience = patience;
        this.free = connections == null ? 0 : connections.getMaximumPoolSize();
    }

    private enum State {
        WAITS,
        WRITES,
        APPENDED,
        ALONE,
        UNKNOWN
    }

    private static final class Member {

        private final NewEventRow row;
        private final Thread thread = Thread.currentThread();
        private volatile State state = State.WAITS;
        private @Nullable Throwable failure;

        Member(NewEventRow row) {
            this.row = row;
        }

        void become(State next) {
            state = next;
            LockSupport.unpark(thread);
        }
    }

    /**
     * Returns when the event is committed.
     *
     * @return false if it has to be appended alone
     * @throws TransactionSystemException if the connection broke, so that nobody knows whether the event is in the log
     */
    boolean append(NewEventRow row) {
        if (connections == null) {
            return false;
        }
        Member member = new Member(row);
        join(member);
        await(member);
        if (member.state == State.WRITES) {
            write(member, connections);
        }
        if (member.state == State.UNKNOWN) {
            throw (TransactionSystemException)
                    new TransactionSystemException("The group of the event was interrupted").initCause(member.failure);
        }
        return member.state == State.APPENDED;
    }

    private synchronized void join(Member member) {
        if (free > 0) {
            free--;
            member.state = State.WRITES;
        } else {
            waiting.add(member);
        }
    }

    /** An interrupt can't take back what is being written, and that has a time limit. */
    private void await(Member member) {
        long end = System.nanoTime() + patience.toNanos();
        boolean isInterrupted = false;
        while (member.state == State.WAITS) {
            long left = end - System.nanoTime();
            if (left <= 0 && isWithdrawn(member)) {
                member.state = State.ALONE;
            } else {
                LockSupport.parkNanos(this, left > 0 ? left : patience.toNanos());
                isInterrupted |= Thread.interrupted();
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many events wait for a writer. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** False if it is in a group that is being written. */
    private synchronized boolean isWithdrawn(Member member) {
        return waiting.remove(member);
    }

    private void write(Member writer, DataSource connections) {
        List<Member> group = List.of(writer);
        Set<UUID> appended = new HashSet<>();
        State others = State.ALONE;
        @Nullable Throwable failure = null;
        // The connection first: as long as there is none, nobody else has to wait for it.
        try (Connection connection = connections.getConnection()) {
            group = groupOf(writer);
            others = State.UNKNOWN;
            insert(group, appended, connection);
            others = State.ALONE;
        } catch (SQLException e) {
            LOG.debug("{} events have to be appended one by one", group.size(), e);
            others = State.ALONE;
        } catch (TransactionSystemException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = e;
            throw e;
        } finally {
            // First, so that the next group is under way while the members of this one go on.
            passOn();
            for (Member member : group) {
                member.failure = failure;
                member.become(appended.contains(member.row.eventId()) ? State.APPENDED : others);
            }
        }
    }

    /** Two groups that meet at the same aggregates, on two nodes, must take them in the same sequence. */
    private synchronized List<Member> groupOf(Member writer) {
        List<Member> group = new ArrayList<>(LARGEST);
        for (Member next = writer; next != null; next = group.size() < LARGEST ? waiting.poll() : null) {
            group.add(next);
        }
        group.sort(Comparator.comparing(member -> member.row.aggregateId()));
        return group;
    }

    private synchronized void passOn() {
        Member next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.become(State.WRITES);
        }
    }

    private static void insert(List<Member> group, Set<UUID> appended, Connection connection) throws SQLException {
        String statement = NewEventRow.insert(group.size()) + KEEP_OTHERS;
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (int place = 0; place < group.size(); place++) {
                group.get(place).row.set(insert, place);
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
