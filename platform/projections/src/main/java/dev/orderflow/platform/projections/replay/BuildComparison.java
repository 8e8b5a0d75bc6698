package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the two builds of a read model. While both go on, an aggregate whose events one of them has not handled yet can't be judged.
 * Such aggregates are left to the next round, which compares nothing else; so each round has less to do than the one before.
 * See docs/decisions/0022-a-replay-builds-beside.md.
 */
final class BuildComparison {

    /** A round that takes no longer leaves so little that the last round can compare it while the live build stands still. */
    private static final long SHORT_NANOS = Duration.ofMillis(250).toNanos();

    /** Each round leaves a part of what the one before has left. After so many it will not become short. */
    private static final int MOST_ROUNDS = 20;

    /**
     * A round takes some seconds for a million rows. Nobody waits for it, but it holds back {@code alter table} and vacuum, and the
     * server goes on with it when its node has been killed.
     */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    private final JdbcClient sql;
    private final LongStatements longStatements;
    private final SegmentClaims claims;
    private final Blockers blockers;
    private final BuildProgress progress;
    private final TransactionTemplate transactions;
    private final Tenants tenants;

    /**
     * What has been found so far.
     *
     * @param judgedUpTo aggregates that have no later event than this position need no further comparison
     * @param differences rows that differ in the same version
     */
    record Result(
            long judgedUpTo, long differences, @Nullable String failure) {}

    /** @param unexplained those among the lost rows of which the log knows nothing */
    private record Counts(long lost, long unexplained, long differences) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(lost + other.lost, unexplained + other.unexplained, differences + other.differences);
        }

        /** What the log has lost too, no replay can keep. */
        Counts withoutUnexplained() {
            return new Counts(lost - unexplained, 0, differences + unexplained);
        }
    }

    BuildComparison(
            JdbcClient sql,
            LongStatements longStatements,
            SegmentClaims claims,
            BuildProgress progress,
            TransactionTemplate transactions,
            Tenants tenants) {
        this.sql = sql;
        this.longStatements = longStatements;
        this.claims = claims;
        this.blockers = new Blockers(sql);
        this.progress = progress;
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /**
     * Compares the whole tables while both builds go on. Each round is a transaction of its own.
     *
     * @return empty if another node is comparing them
     * @throws IllegalStateException if so much is left that the live build would have to stop for too long
     */
    Optional<Result> compareAll(String readModel) {
        return inTransaction(() -> isAlone(readModel) ? Optional.of(wholeTables(readModel)) : Optional.<Result>empty())
                .map(wholeTables -> compareMore(readModel, wholeTables));
    }

    private Result compareMore(String readModel, Result wholeTables) {
        Result found = wholeTables;
        for (int rounds = 0; found.failure() == null; rounds++) {
            Result before = found;
            long begin = System.nanoTime();
            found = add(before, inTransaction(() -> round(readModel, before.judgedUpTo())));
            if (System.nanoTime() - begin <= SHORT_NANOS || isAllJudged(readModel, found)) {
                return found;
            }
            if (rounds == MOST_ROUNDS) {
                throw new IllegalStateException("The builds of " + readModel
                        + " change faster than they are compared, in " + rounds + " rounds");
            }
            boolean hasMoved = found.judgedUpTo() > before.judgedUpTo();
            if (!hasMoved || inTransaction(() -> isHeldUp(readModel))) {
                throw new IllegalStateException("The new build of " + readModel + " does not go on");
            }
        }
        return found;
    }

    /** Compares what is left, while both builds stand still and the new one is not behind. */
    Result compareTheRest(String readModel, Result before) {
        return add(before, result(Long.MAX_VALUE, compare(readModel, before.judgedUpTo(), null)));
    }

    /** Two nodes that compare the same tables do no harm, but the work twice. The lock ends with the transaction. */
    private boolean isAlone(String readModel) {
        return sql.sql("select pg_try_advisory_xact_lock(hashtext('read_model.compare_builds'), hashtext(?))")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }

    private Result wholeTables(String readModel) {
        if (isReshaped(readModel)) {
            return new Result(0, 0, "Its tables have got another shape since it was asked for.");
        }
        List<String> found = blockers.of(readModel);
        return found.isEmpty()
                ? round(readModel, null)
                : new Result(0, 0, "Its tables can't change places: " + String.join(", ", found) + ".");
    }

    private Result round(String readModel, @Nullable Long after) {
        return longStatements.allow(LONGEST_ROUND, () -> {
            // Read first: an event that a build handles during the comparison has a later position.
            long handledByBoth = progress.ofBoth(readModel);
            return result(handledByBoth, compare(readModel, after, handledByBoth));
        });
    }

    /** Then another round would find no less to compare, however long this one took. */
    private boolean isAllJudged(String readModel, Result found) {
        return found.judgedUpTo() >= inTransaction(() -> progress.ofLive(readModel));
    }

    private boolean isHeldUp(String readModel) {
        return progress.isPaused(readModel) || progress.isFailing(readModel, progress.ofRebuild(readModel));
    }

    private Counts compare(String readModel, @Nullable Long after, @Nullable Long upTo) {
        Counts counts = tenants.forEach(() -> compareOwn(readModel, after, upTo)).stream()
                .reduce(Counts.NONE, Counts::plus);
        return liveContradictsLog(readModel) ? counts.withoutUnexplained() : counts;
    }

    private Counts compareOwn(String readModel, @Nullable Long after, @Nullable Long upTo) {
        return sql.sql("select lost, unexplained, differences from read_model.compare_builds(?, ?::bigint, ?::bigint)")
                .param(readModel)
                .param(after)
                .param(upTo)
                .query(Counts.class)
                .single();
    }

    private boolean liveContradictsLog(String readModel) {
        return claims.contradiction(claims.of(Generation.live(readModel).processor())) != null;
    }

    private boolean isReshaped(String readModel) {
        return sql.sql("select read_model.is_reshaped(?)")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(transaction -> work.get()));
    }

    /** A row that changes between two rounds may be counted twice. */
    private static Result add(Result before, Result round) {
        return new Result(round.judgedUpTo(), before.differences() + round.differences(), round.failure());
    }

    private static Result result(long judgedUpTo, Counts counts) {
        return new Result(
                judgedUpTo,
                counts.differences(),
                counts.lost() == 0 ? null : counts.lost() + " rows would be missing, or older than they are.");
    }
}
