package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends replays: compares the new build with the live one, and swaps them. See docs/decisions/0022-a-replay-builds-beside.md. The
 * comparison of whole tables runs beside both builds, in transactions of its own. Then one short transaction stops the live build,
 * compares only the rows that have changed since, and swaps. Any node may do it.
 */
final class CutOver {

    private static final Logger LOG = LoggerFactory.getLogger(CutOver.class);

    private final JdbcClient sql;
    private final SegmentClaims claims;
    private final BuildProgress progress;
    private final BuildComparison builds;
    private final TransactionTemplate transactions;
    private final Duration timeout;

    /** @param timeout how long the live build may stand still */
    CutOver(
            JdbcClient sql,
            LongStatements longStatements,
            SegmentClaims claims,
            TransactionTemplate transactions,
            Tenants tenants,
            long closeDistance,
            Duration timeout) {
        this.sql = sql;
        this.claims = claims;
        this.progress = new BuildProgress(sql, claims, closeDistance);
        this.builds = new BuildComparison(sql, longStatements, claims, progress, transactions, tenants);
        this.transactions = transactions;
        this.timeout = timeout;
    }

    /**
     * Returns true if the replay has ended, and false if it has not come so far, or if another node is ending it.
     *
     * @throws RuntimeException if it took too long, if the new build does not go on, or if a query held it up; then nothing is changed
     */
    boolean end(String readModel) {
        return Objects.requireNonNull(transactions.execute(transaction -> closeReplay(readModel)))
                .flatMap(replay -> builds.compareAll(readModel).map(found -> end(readModel, replay, found)))
                .orElse(false);
    }

    private boolean end(String readModel, long replay, BuildComparison.Result found) {
        return Boolean.TRUE.equals(
                transactions.execute(transaction -> isMine(replay) && swapOrRefuse(readModel, replay, found)));
    }

    private boolean swapOrRefuse(String readModel, long replay, BuildComparison.Result compared) {
        BuildComparison.Result found = compared;
        if (found.failure() == null) {
            Deadline deadline = new Deadline(sql, timeout);
            stopTheLiveBuild(readModel, deadline);
            deadline.limitNextStatement();
            found = builds.compareTheRest(readModel, found);
            if (found.failure() == null) {
                finish(replay, found.differences(), null);
                deadline.limitNextStatement();
                sql.sql("select read_model.swap_builds(?)").param(readModel).query(row -> {});
                LOG.info("{} has been rebuilt; {} rows came out differently", readModel, found.differences());
                return true;
            }
        }
        finish(replay, found.differences(), found.failure());
        LOG.error("{} was rebuilt, but the new build is not taken: {}", readModel, found.failure());
        return true;
    }

    private Optional<Long> closeReplay(String readModel) {
        return sql.sql("select id from read_model.replays where processor = ? and finished_at is null")
                .param(readModel)
                .query(Long.class)
                .optional()
                .filter(replay -> progress.isClose(readModel));
    }

    /** Locks the replay until the transaction ends, if it has not ended and been replaced during the comparison. */
    private boolean isMine(long replay) {
        return sql.sql("select id from read_model.replays where id = ? and finished_at is null for update skip locked")
                .param(replay)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Waits until the new build has passed the live one, so that a client that has read a row never sees it go back. */
    private void stopTheLiveBuild(String readModel, Deadline deadline) {
        deadline.limitNextStatement();
        long live = progress.furthest(claims.lock(readModel));
        long position = progress.ofRebuild(readModel);
        while (position < live) {
            if (progress.isFailing(readModel, position)) {
                throw new IllegalStateException("The new build of " + readModel + " fails");
            }
            deadline.pause();
            position = progress.ofRebuild(readModel);
        }
        deadline.limitNextStatement();
        claims.lock(Generation.rebuild(readModel).processor());
    }

    private void finish(long replay, long differences, @Nullable String failure) {
        sql.sql("update read_model.replays set finished_at = now(), differences = ?, failure = ? where id = ?")
                .param(differences)
                .param(failure)
                .param(replay)
                .update();
    }
}
