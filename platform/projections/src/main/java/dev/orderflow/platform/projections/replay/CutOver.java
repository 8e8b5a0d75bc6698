package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends replays: compares the new build with the live one, and swaps them. See docs/decisions/0022-a-replay-builds-beside.md. The
 * comparison of whole tables runs beside both builds, however long it takes. Then the live build is stopped for a moment, in which
 * only the rows are compared that have changed since. One transaction, which any node may run.
 */
final class CutOver {

    private static final Logger LOG = LoggerFactory.getLogger(CutOver.class);

    private final JdbcClient sql;
    private final SegmentClaims claims;
    private final BuildComparison builds;
    private final TransactionTemplate transactions;
    private final long closeDistance;
    private final Duration timeout;

    /** @param timeout how long the live build may stand still */
    CutOver(
            JdbcClient sql,
            SegmentClaims claims,
            TransactionTemplate transactions,
            long closeDistance,
            Duration timeout) {
        this.sql = sql;
        this.claims = claims;
        this.builds = new BuildComparison(sql, claims);
        this.transactions = transactions;
        this.closeDistance = closeDistance;
        this.timeout = timeout;
    }

    /**
     * Returns true if the replay has ended, and false if it has not come so far, or if another node is ending it.
     *
     * @throws RuntimeException if it took too long, or if a query held it up; then nothing is changed
     */
    boolean end(String readModel) {
        return Boolean.TRUE.equals(transactions.execute(
                transaction -> isClose(readModel) && isMine(readModel) && compareAndSwap(readModel)));
    }

    /** Stopping the live build would be in vain for a new build that is far behind, has not begun, or does not move. */
    private boolean isClose(String readModel) {
        String rebuild = Generation.rebuild(readModel).processor();
        long position = SegmentClaim.position(claims.of(rebuild));
        long live = furthest(readModel);
        return live - position <= closeDistance && (position > 0 || live == 0) && !isFailing(rebuild, position);
    }

    private boolean isFailing(String rebuild, long position) {
        return sql.sql("select exists (select from read_model.failures where processor = ? and position > ?)")
                .param(rebuild)
                .param(position)
                .query(Boolean.class)
                .single();
    }

    private boolean compareAndSwap(String readModel) {
        BuildComparison.Result found = builds.compareAll(readModel);
        if (found.failure() == null) {
            Deadline deadline = new Deadline(sql, timeout);
            stopTheLiveBuild(readModel, deadline);
            deadline.limitNextStatement();
            found = builds.compareTheRest(readModel, found);
            if (found.failure() == null) {
                finish(readModel, found.differences(), null);
                deadline.limitNextStatement();
                sql.sql("select read_model.swap_builds(?)").param(readModel).query(row -> {});
                LOG.info("{} has been rebuilt; {} rows came out differently", readModel, found.differences());
                return true;
            }
        }
        finish(readModel, found.differences(), found.failure());
        LOG.error("{} was rebuilt, but the new build is not taken: {}", readModel, found.failure());
        return true;
    }

    /** Locks the replay until the transaction ends. */
    private boolean isMine(String readModel) {
        return sql.sql("select id from read_model.replays where processor = ? and finished_at is null"
                        + " for update skip locked")
                .param(readModel)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Waits until the new build has passed the live one, so that a client that has read a row never sees it go back. */
    private void stopTheLiveBuild(String readModel, Deadline deadline) {
        deadline.limitNextStatement();
        long live = furthest(claims.lock(readModel));
        String rebuild = Generation.rebuild(readModel).processor();
        long position = SegmentClaim.position(claims.of(rebuild));
        while (position < live) {
            if (isFailing(rebuild, position)) {
                throw new IllegalStateException("The new build of " + readModel + " fails");
            }
            deadline.pause();
            position = SegmentClaim.position(claims.of(rebuild));
        }
        deadline.limitNextStatement();
        claims.lock(rebuild);
    }

    private void finish(String readModel, long differences, @Nullable String failure) {
        sql.sql("""
                        update read_model.replays set finished_at = now(), differences = ?, failure = ?
                        where processor = ? and finished_at is null
                        """).param(differences).param(failure).param(readModel).update();
    }

    private long furthest(String processor) {
        return furthest(claims.of(processor));
    }

    private static long furthest(Iterable<SegmentClaim> segments) {
        long furthest = 0;
        for (SegmentClaim segment : segments) {
            furthest = Math.max(furthest, segment.position());
        }
        return furthest;
    }
}
