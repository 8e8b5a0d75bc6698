package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.projections.FailureDescription;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Intervals;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts replays. See docs/decisions/0022-a-replay-builds-beside.md. The new build grows beside the live one, fed by a processor of its
 * own. Queries are answered from the live build until {@link CutOver} ends the replay. The state of a replay is in rows, so it
 * survives the nodes.
 */
public final class Replays {

    /** The pause before the next try, the longest time until that try fails, and some reserve. */
    private static final int FAILED_BATCH_PAUSES = 3;

    private static final String GIVE_UP_IF_FAILING = """
            update read_model.replays set finished_at = now(), failure = 'It failed, and was asked for again.'
            where id in (
                select id from read_model.replays
                where processor = :readModel and finished_at is null
                    and (:contradictsLog or exists (select from read_model.failures
                        where processor = :rebuild and position > :reached and read_model.is_recent(at, :recent)))
                for update skip locked)
            """;

    /** The refusal of {@code begin_replay}, or what the role of the application may not do with objects of others. */
    private static final Set<String> BLOCKED = Set.of("2BP01", "42501");

    private final JdbcClient sql;
    private final Blockers blockers;
    private final SegmentClaims claims;
    private final TransactionTemplate transactions;
    private final double recent;

    /** @param transactions of its own: within another transaction, a refusal undoes only what was begun here, and can still be explained */
    Replays(JdbcClient sql, SegmentClaims claims, TransactionTemplate transactions, Duration failedBatchPause) {
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.sql = sql;
        this.blockers = new Blockers(sql);
        this.claims = claims;
        this.transactions = transactions;
        this.recent = Intervals.seconds(failedBatchPause.multipliedBy(FAILED_BATCH_PAUSES));
    }

    /**
     * Requests a replay, which all nodes then carry out. Returns false if one is running already. A running one that fails again and
     * again, or that has handled events which the log has lost, does not count: the new one replaces it.
     *
     * @throws BlockedReplay if others have attached something to the tables that would go astray; then nothing is changed
     */
    public boolean request(String readModel) {
        try {
            transactions.executeWithoutResult(transaction -> {
                giveUpIfFailing(readModel);
                sql.sql("select read_model.begin_replay(?)").param(readModel).query(row -> {});
            });
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException refusal && BLOCKED.contains(refusal.getSQLState())) {
                List<String> found = blockers.of(readModel);
                throw new BlockedReplay(found.isEmpty() ? List.of(FailureDescription.of(e)) : found, e);
            }
            throw e;
        }
    }

    /** The last replay was not taken, and an operator knows it. Returns false if there is nothing to acknowledge. */
    public boolean acknowledge(String readModel) {
        return sql.sql("""
                        update read_model.replays set acknowledged_at = now()
                        where id = (select max(id) from read_model.replays where processor = ?)
                            and failure is not null and acknowledged_at is null
                        """).param(readModel).update() > 0;
    }

    private void giveUpIfFailing(String readModel) {
        String rebuild = Generation.rebuild(readModel).processor();
        List<SegmentClaim> segments = claims.of(rebuild);
        sql.sql(GIVE_UP_IF_FAILING)
                .param("contradictsLog", claims.contradiction(segments) != null)
                .param("readModel", readModel)
                .param("rebuild", rebuild)
                .param("reached", SegmentClaim.position(segments))
                .param("recent", recent)
                .update();
    }
}
