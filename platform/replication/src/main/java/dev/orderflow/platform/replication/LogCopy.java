package dev.orderflow.platform.replication;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The copy of the log, and how far the topic was followed: both change in one transaction. */
final class LogCopy {

    /**
     * The sequence goes along. It gives no position to anybody here, but a log whose sequence is behind it counts as inconsistent. As it does
     * not roll back, it may be ahead after a failure.
     */
    private static final String INSERT = """
            with inserted as (
                insert into event_store.events (position, sequence_number, timestamp, event_id, causation_id, aggregate_type,
                    aggregate_id, type, revision, payload, metadata)
                overriding system value
                select position, sequence_number, timestamp::timestamptz, event_id::uuid, causation_id::uuid, aggregate_type,
                    aggregate_id, type, revision, payload::jsonb, metadata::jsonb
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as record (position, sequence_number, timestamp, event_id, causation_id,
                    aggregate_type, aggregate_id, type, revision, payload, metadata)
                order by position
                returning position)
            select setval(pg_get_serial_sequence('event_store.events', 'position'), max(position)) from inserted
            """;

    /** A node that is newer may have brought a trigger that decides. The setting tells the copy from what others would append. */
    private static final String COPY_ONLY =
            "select replication.nothing_is_decided_here(), set_config('orderflow.copies_log', 'on', true)";

    private static final String MISSING = """
            select position from unnest(?, ?) as record (position, event_id)
            where not exists (select from event_store.events
                where events.position = record.position and events.event_id = record.event_id::uuid)
            order by position limit 1
            """;

    private static final String HEARD = "update replication.progress set head = :head,"
            + " heard_at = case when :isHeardNow then clock_timestamp() else heard_at end";

    /** In step is what has all of the topic, while the topic is known to have all of the log. */
    private static final String FOLLOWED = """
            update replication.progress set next_offset = :next, node = :node, behind = :behind,
                fault = case when :proven then null else fault end,
                answered_at = clock_timestamp(),
                in_step_at = case
                    when :behind = 0 and heard_at > clock_timestamp() - make_interval(secs => :unheard)
                        and head <= (select coalesce(max(position), 0) from event_store.events)
                    then clock_timestamp() else in_step_at end
            where next_offset = :believed
            """;

    /** One of several nodes may be the only one that can't reach the broker. */
    private static final String FAILED = """
            update replication.progress set fault = :fault, node = :node
            where node is null or node = :node or answered_at < clock_timestamp() - make_interval(secs => :silence)
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transactions;
    private final String node;

    LogCopy(JdbcClient sql, TransactionTemplate transactions, String node) {
        this.sql = sql;
        this.transactions = transactions;
        this.node = node;
    }

    /** Where to go on in the topic. */
    long nextOffset() {
        return nextOffset("");
    }

    /**
     * Appends what is not here yet.
     *
     * @param believed where this node has left off
     * @param behind how many records are known to come after these
     * @return false if another node has followed meanwhile; then nothing was done
     * @throws BrokenChain if the records do not go on where the copy ends, or are others than those that it has
     */
    boolean append(long believed, Arrivals arrivals, long behind) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            if (nextOffset(" for update") != believed) {
                return false;
            }
            Chain chain = append(arrivals.events());
            Heartbeat heartbeat = arrivals.heartbeat();
            if (heartbeat != null) {
                chain.requireAllBefore(heartbeat);
                sql.sql(HEARD)
                        .param("head", heartbeat.head())
                        .param("isHeardNow", arrivals.isHeardNow())
                        .update();
            }
            return followed(believed, arrivals.next(), behind, true);
        }));
    }

    /**
     * Nothing has come, so nothing changes but what is known of the topic's end.
     *
     * @return false if this database is not where this node has left off; then what it knows of the end says nothing about it
     */
    boolean look(long believed, long behind) {
        return followed(believed, believed, behind, behind == 0);
    }

    void fail(String fault) {
        sql.sql(FAILED)
                .param("fault", fault)
                .param("node", node)
                .param("silence", FollowedLog.SILENCE.toSeconds())
                .update();
    }

    private Chain append(List<LogRecord> records) {
        Chain chain = new Chain(sql.sql("select coalesce(max(position), 0) from event_store.events")
                .query(Long.class)
                .single());
        List<LogRecord> added = records.stream().filter(chain::isNext).toList();
        if (!added.isEmpty()) {
            insert(added);
        }
        if (added.size() < records.size()) {
            requireAllAreThere(records);
        }
        return chain;
    }

    private void insert(List<LogRecord> rows) {
        sql.sql(COPY_ONLY).query(row -> {});
        sql.sql(INSERT)
                .params(
                        numbers(rows, LogRecord::position),
                        numbers(rows, LogRecord::sequenceNumber),
                        texts(rows, LogRecord::timestamp),
                        texts(rows, LogRecord::eventId),
                        texts(rows, LogRecord::causationId),
                        texts(rows, LogRecord::aggregateType),
                        texts(rows, LogRecord::aggregateId),
                        texts(rows, LogRecord::type),
                        texts(rows, LogRecord::revision),
                        texts(rows, LogRecord::payload),
                        texts(rows, LogRecord::metadata))
                .query(Long.class)
                .single();
    }

    private void requireAllAreThere(List<LogRecord> records) {
        sql.sql(MISSING)
                .params(numbers(records, LogRecord::position), texts(records, LogRecord::eventId))
                .query(Long.class)
                .optional()
                .ifPresent(position -> {
                    throw BrokenChain.contradiction(position);
                });
    }

    private long nextOffset(String lock) {
        return sql.sql("select next_offset from replication.progress" + lock)
                .query(Long.class)
                .single();
    }

    /** @param proven whether there is no reason any more to stand still */
    private boolean followed(long believed, long next, long behind, boolean proven) {
        return sql.sql(FOLLOWED)
                        .param("believed", believed)
                        .param("next", next)
                        .param("node", node)
                        .param("behind", behind)
                        .param("proven", proven)
                        .param("unheard", FollowedLog.UNHEARD.toSeconds())
                        .update()
                == 1;
    }

    private static long[] numbers(List<LogRecord> rows, ToLongFunction<LogRecord> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static @Nullable String[] texts(List<LogRecord> rows, Function<LogRecord, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
