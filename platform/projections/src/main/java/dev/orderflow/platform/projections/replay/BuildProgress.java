package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the two builds of a read model have come. */
final class BuildProgress {

    private static final String FAILING = """
            select exists (
                select from read_model.failures where processor = ? and position > ?
                    and position <= (select max(position) from event_store.events))
            """;

    private final JdbcClient sql;
    private final SegmentClaims claims;
    private final long closeDistance;

    BuildProgress(JdbcClient sql, SegmentClaims claims, long closeDistance) {
        this.sql = sql;
        this.claims = claims;
        this.closeDistance = closeDistance;
    }

    /** Stopping the live build would be in vain for a new build that is far behind, has not begun, or can't go on. */
    boolean isClose(String readModel) {
        List<SegmentClaim> rebuild = claims.of(Generation.rebuild(readModel).processor());
        long position = SegmentClaim.position(rebuild);
        long live = ofLive(readModel);
        return live - position <= closeDistance
                && (position > 0 || live == 0)
                && !isFailing(readModel, position)
                && claims.contradiction(rebuild) == null;
    }

    /** How far the first segment of the live build has come. */
    long ofLive(String readModel) {
        return furthest(claims.of(Generation.live(readModel).processor()));
    }

    /** How far the first of these segments has come in the log: a live build that has handled lost events may be ahead of it. */
    long furthest(Iterable<SegmentClaim> segments) {
        long furthest = 0;
        for (SegmentClaim segment : segments) {
            furthest = Math.max(furthest, segment.position());
        }
        return Math.min(furthest, head());
    }

    private long head() {
        return sql.sql("select coalesce(max(position), 0) from event_store.events")
                .query(Long.class)
                .single();
    }

    /** How far all segments of the new build have come. */
    long ofRebuild(String readModel) {
        return SegmentClaim.position(claims.of(Generation.rebuild(readModel).processor()));
    }

    /** How far all segments of both builds have come, or of the new one alone if the live one can't go on. */
    long ofBoth(String readModel) {
        List<SegmentClaim> live = claims.of(Generation.live(readModel).processor());
        long rebuilt = ofRebuild(readModel);
        return claims.contradiction(live) == null ? Math.min(SegmentClaim.position(live), rebuilt) : rebuilt;
    }

    /** A failure of an event that the log has lost is none any more. */
    boolean isFailing(String readModel, long position) {
        return sql.sql(FAILING)
                .param(Generation.rebuild(readModel).processor())
                .param(position)
                .query(Boolean.class)
                .single();
    }

    boolean isPaused(String readModel) {
        return sql.sql("select exists (select from read_model.paused_processors where processor = ?)")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }
}
