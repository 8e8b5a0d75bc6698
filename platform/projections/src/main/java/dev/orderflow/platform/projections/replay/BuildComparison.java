package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the two builds of a read model. While both go on, an aggregate whose events one of them has not handled yet can't be judged.
 * Such aggregates are left to the next round, which compares nothing else; so each round has less to do than the one before.
 * See docs/decisions/0022-a-replay-builds-beside.md.
 */
final class BuildComparison {

    /** A round that takes no longer leaves so little that the last round can compare it while the live build stands still. */
    private static final long SHORT_NANOS = Duration.ofMillis(250).toNanos();

    private final JdbcClient sql;
    private final SegmentClaims claims;

    /**
     * What has been found so far.
     *
     * @param judgedUpTo aggregates that have no later event than this position need no further comparison
     * @param differences rows that differ in the same version
     */
    record Result(
            long judgedUpTo, long differences, @Nullable String failure) {}

    private record Counts(long lost, long differences) {}

    BuildComparison(JdbcClient sql, SegmentClaims claims) {
        this.sql = sql;
        this.claims = claims;
    }

    /** Compares the whole tables while both builds go on. */
    Result compareAll(String readModel) {
        if (isReshaped(readModel)) {
            return new Result(0, 0, "Its tables have got another shape since it was asked for.");
        }
        // Some seconds for a million rows; nobody waits for it.
        sql.sql("set local statement_timeout = 0").update();
        Result found = round(readModel, null);
        boolean isShort = false;
        while (!isShort && found.failure() == null) {
            long begin = System.nanoTime();
            found = add(found, round(readModel, found.judgedUpTo()));
            isShort = System.nanoTime() - begin <= SHORT_NANOS;
        }
        return found;
    }

    /** Compares what is left, while both builds stand still and the new one is not behind. */
    Result compareTheRest(String readModel, Result before) {
        return add(before, result(Long.MAX_VALUE, compare(readModel, before.judgedUpTo(), null)));
    }

    private Result round(String readModel, @Nullable Long after) {
        // Read first: an event that a build handles during the comparison has a later position.
        long handledByBoth = Math.min(
                SegmentClaim.position(claims.of(Generation.live(readModel).processor())),
                SegmentClaim.position(claims.of(Generation.rebuild(readModel).processor())));
        return result(handledByBoth, compare(readModel, after, handledByBoth));
    }

    private Counts compare(String readModel, @Nullable Long after, @Nullable Long upTo) {
        return sql.sql("select lost, differences from read_model.compare_builds(?, ?::bigint, ?::bigint)")
                .param(readModel)
                .param(after)
                .param(upTo)
                .query(Counts.class)
                .single();
    }

    private boolean isReshaped(String readModel) {
        return sql.sql("select read_model.is_reshaped(?)")
                .param(readModel)
                .query(Boolean.class)
                .single();
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
