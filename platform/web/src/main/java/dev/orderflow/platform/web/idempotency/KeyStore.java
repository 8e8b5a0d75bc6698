package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.idempotency.FirstAnswer.Accepted;
import dev.orderflow.platform.web.idempotency.FirstAnswer.Refused;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys that were used recently, and the answers to their requests. See docs/decisions/0013-idempotency-keys.md. */
class KeyStore {

    /**
     * A transaction that uses a key holds the key's lock until it ends. Others don't wait for the lock, so they don't wait for the
     * row of an unfinished transaction either. An expired row counts as none.
     */
    private static final String KEEP = """
            with hand as materialized (
                select pg_try_advisory_xact_lock(hashtextextended(:key, hashtextextended(:caller, 0))) as free
            ), kept as (
                insert into idempotency.keys as old (caller, key, request, aggregate_id, command_id, status, body)
                select :caller, :key, :request, cast(:aggregateId as text), cast(:commandId as text),
                       cast(:status as smallint), cast(:body as bytea)
                from hand where free
                on conflict (caller, key) do update
                    set (request, used_at, aggregate_id, command_id, status, body) =
                        (excluded.request, now(), excluded.aggregate_id, excluded.command_id, excluded.status, excluded.body)
                    where old.used_at <= now() - make_interval(secs => :seconds)
                returning true
            )
            select free, exists (select from kept) as kept, request = any (:fingerprints) as same, aggregate_id, command_id, status, body
            from hand left join idempotency.keys
                on caller = :caller and key = :key and used_at > now() - make_interval(secs => :seconds)
            """;

    /** Nodes that purge at the same time skip each other's rows. */
    private static final String PURGE = """
            delete from idempotency.keys where (caller, key) in (
                select caller, key from idempotency.keys where used_at <= now() - make_interval(secs => :seconds)
                order by used_at limit :most for update skip locked)
            """;

    private final JdbcClient sql;
    private final Duration keptFor;

    KeyStore(JdbcClient sql, Duration keptFor) {
        this.sql = sql;
        this.keptFor = keptFor;
    }

    /**
     * Stores an answer under the request's key, in the running transaction if there is one, otherwise in one of its own.
     *
     * @return the first answer, if there is one already; then this one is not stored
     * @throws Problem if the key was used for another request, or if its first request is still under way
     */
    Optional<FirstAnswer> keep(KeyedRequest request, FirstAnswer answer) {
        Found found = sql.sql(KEEP)
                .param("caller", request.caller())
                .param("key", request.key())
                .param("request", request.fingerprint())
                .param("fingerprints", request.fingerprints())
                .param("aggregateId", answer instanceof Accepted accepted ? accepted.aggregateId() : null)
                .param("commandId", answer instanceof Accepted accepted ? accepted.commandId() : null)
                .param("seconds", keptFor.toSeconds())
                .param("status", answer instanceof Refused refused ? refused.status() : null)
                .param("body", answer instanceof Refused refused ? refused.body() : null)
                .query((row, number) -> Found.in(row))
                .single();
        if (found.kept()) {
            return Optional.empty();
        }
        if (found.first() != null) {
            return Optional.of(found.first());
        }
        if (!found.free()) {
            throw inProgress();
        }
        // The row was committed after this statement had begun, which therefore could not see it. The next one will.
        return keep(request, answer);
    }

    /** Makes a key free, unless it has another answer by now. */
    void forget(KeyedRequest request, Accepted answer) {
        sql.sql("delete from idempotency.keys where caller = ? and key = ? and command_id = ?")
                .params(request.caller(), request.key(), answer.commandId())
                .update();
    }

    static Problem inProgress() {
        return new Problem(
                ProblemType.REQUEST_IN_PROGRESS,
                "The first request with this key is under way. Send it again later to get its answer.");
    }

    /** Removes expired keys, the oldest first, and returns how many. */
    int purge(int most) {
        return sql.sql(PURGE)
                .param("seconds", keptFor.toSeconds())
                .param("most", most)
                .update();
    }

    private record Found(
            boolean free, boolean kept, @Nullable FirstAnswer first) {

        static Found in(ResultSet row) throws SQLException {
            return new Found(row.getBoolean("free"), row.getBoolean("kept"), first(row));
        }

        private static @Nullable FirstAnswer first(ResultSet row) throws SQLException {
            Boolean same = row.getObject("same", Boolean.class);
            if (same == null) {
                return null;
            }
            if (!same) {
                throw new Problem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This key was used for a request with another method, path, query or body.");
            }
            String commandId = row.getString("command_id");
            return commandId == null
                    ? new Refused(row.getInt("status"), row.getBytes("body"))
                    : new Accepted(row.getString("aggregate_id"), commandId);
        }
    }
}
