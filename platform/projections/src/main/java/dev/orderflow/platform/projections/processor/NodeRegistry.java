package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Intervals;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nodes that are alive, as rows. Times are the database's. See docs/decisions/0027-claims-and-tokens.md. */
final class NodeRegistry {

    /** A node is alive for as long as its claims are valid. */
    private static final String ALIVE =
            "select node as name, has_read_models from read_model.nodes where read_model.is_recent(seen_at, ?) order by node";

    private static final String HEARTBEAT = """
            insert into read_model.nodes (node, seen_at, has_read_models) values (?, now(), ?)
            on conflict (node) do update set seen_at = excluded.seen_at
            """;

    private static final Duration LONG_DEAD = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Duration claimTimeout;
    private final boolean hasReadModels;

    /** @param hasReadModels whether this node has */
    NodeRegistry(JdbcClient sql, Duration claimTimeout, boolean hasReadModels) {
        this.sql = sql;
        this.claimTimeout = claimTimeout;
        this.hasReadModels = hasReadModels;
    }

    void heartbeat(String node) {
        sql.sql(HEARTBEAT).param(node).param(hasReadModels).update();
    }

    /** Removes a node that shuts down, so that the others need not wait for a time-out. Removes nodes that died long ago, too. */
    void leave(String node) {
        sql.sql("delete from read_model.nodes where node = ? or not read_model.is_recent(seen_at, ?)")
                .param(node)
                .param(Intervals.seconds(LONG_DEAD))
                .update();
    }

    /** In the same sequence on every node. */
    AliveNodes alive() {
        return new AliveNodes(sql.sql(ALIVE)
                .param(Intervals.seconds(claimTimeout))
                .query(AliveNodes.AliveNode.class)
                .list());
    }
}
