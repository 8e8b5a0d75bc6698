package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.idempotency.FirstAnswer.Accepted;
import dev.orderflow.platform.web.idempotency.FirstAnswer.Refused;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys that were used in the last 24 hours, and what became of their requests. */
@Component
class KeyStore {

    /**
     * Whoever has a key in hand holds its lock until its transaction ends. Nobody waits for the lock, nor therefore for the row
     * that an unfinished transaction has written. A row that is older than a day is as good as none.
     */
    private static final String KEEP = """
            with hand as materialized (
                select pg_try_advisory_xact_lock(hashtextextended(:key, hashtextextended(:caller, 0))) as free
            ), kept as (
                insert into idempotency.keys as old (caller, key, request, order_id, command_id, status, body)
                select :caller, :key, :request, cast(:orderId as text), cast(:commandId as text),
                       cast(:status as smallint), cast(:body as bytea)
                from hand where free
                on conflict (caller, key) do update
                    set (request, used_at, order_id, command_id, status, body) =
                        (excluded.request, now(), excluded.order_id, excluded.command_id, excluded.status, excluded.body)
                    where old.used_at <= now() - interval '24 hours'
                returning true
            )
            select free, exists (select from kept) as kept, request = :request as same, order_id, command_id, status, body
            from hand left join idempotency.keys
                on caller = :caller and key = :key and used_at > now() - interval '24 hours'
            """;

    /** Nodes that purge at the same time leave each other's rows alone. */
    private static final String PURGE = """
            delete from idempotency.keys where (caller, key) in (
                select caller, key from idempotency.keys where used_at <= now() - interval '24 hours'
                order by used_at limit ? for update skip locked)
            """;

    private final JdbcClient sql;

    KeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps an answer under the request's key, in the transaction that is under way or else in one of its own.
     *
     * @return the first answer, if one is kept already; then this one is not
     * @throws Problem if the key was used for another request, or if its first request is still under way
     */
    Optional<FirstAnswer> keep(KeyedRequest request, FirstAnswer answer) {
        Found found = sql.sql(KEEP)
                .param("caller", request.caller())
                .param("key", request.key())
                .param("request", request.fingerprint())
                .param("orderId", answer instanceof Accepted accepted ? accepted.orderId() : null)
                .param("commandId", answer instanceof Accepted accepted ? accepted.commandId() : null)
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

    static Problem inProgress() {
        return new Problem(
                ProblemType.REQUEST_IN_PROGRESS,
                "The first request with this key is under way. Send it again later to get its answer.");
    }

    /** Removes keys whose day is over, the oldest first, and says how many. */
    int purge(int most) {
        return sql.sql(PURGE).param(most).update();
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
                    : new Accepted(row.getString("order_id"), commandId);
        }
    }
}
