package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the two builds of a read model have come. */
final class BuildProgress {

    private final JdbcClient sql;
    private final SegmentClaims claims;
    private final long closeDistance;

    BuildProgress(JdbcClient sql, SegmentClaims claims, long closeDistance) {
        this.sql = sql;
        this.claims = claims;
        this.closeDistance = closeDistance;
    }

    /** Stopping the live build would be in vain for a new build that is far behind, has not begun, or does not move. */
    boolean isClose(String readModel) {
        long position = ofRebuild(readModel);
        long live = ofLive(readModel);
        return live - position <= closeDistance && (position > 0 || live == 0) && !isFailing(readModel, position);
    }

    /** How far the first segment of the live build has come. */
    long ofLive(String readModel) {
        return furthest(claims.of(Generation.live(readModel).processor()));
    }

    /** How far all segments of the new build have come. */
    long ofRebuild(String readModel) {
        return SegmentClaim.position(claims.of(Generation.rebuild(readModel).processor()));
    }

    /** How far all segments of both builds have come. */
    long ofBoth(String readModel) {
        return Math.min(
                SegmentClaim.position(claims.of(Generation.live(readModel).processor())), ofRebuild(readModel));
    }

    boolean isFailing(String readModel, long position) {
        return sql.sql("select exists (select from read_model.failures where processor = ? and position > ?)")
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

    static long furthest(Iterable<SegmentClaim> segments) {
        long furthest = 0;
        for (SegmentClaim segment : segments) {
            furthest = Math.max(furthest, segment.position());
        }
        return furthest;
    }
}
