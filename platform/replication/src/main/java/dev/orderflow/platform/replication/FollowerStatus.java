package dev.orderflow.platform.replication;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.SegmentClaim;
import dev.orderflow.platform.projections.processor.StatusSource;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The follower among the processors. Those count what is missing from this log on; what is missing in this log itself, only it knows. */
final class FollowerStatus implements StatusSource {

    private static final String NAME = "log-follower";

    private final JdbcClient sql;

    FollowerStatus(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProcessorStatus status() {
        FollowedLog log = FollowedLog.read(sql);
        boolean isBehind = log.lag() > 0 || log.fault() != null;
        return new ProcessorStatus(
                NAME,
                log.position() + log.lag(),
                log.position(),
                log.lag(),
                isBehind ? log.secondsBehind() : 0,
                false,
                null,
                null,
                log.fault(),
                null,
                null,
                0,
                0,
                0,
                List.of(new SegmentClaim(NAME, 0, log.node(), new GlobalSequenceTrackingToken(log.position()))),
                null);
    }
}
