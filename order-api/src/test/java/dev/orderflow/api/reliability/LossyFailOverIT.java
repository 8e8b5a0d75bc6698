package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A standby that is behind takes over: events that were acknowledged are lost, which no program can undo, and their positions are
 * assigned again. The nodes have read the lost events. They notice by themselves, and show what is in the log now.
 */
class LossyFailOverIT {

    private static final int LOST = 300;

    private static final Logger LOG = LoggerFactory.getLogger(LossyFailOverIT.class);

    @Test
    void everyNodeNoticesThatTheLogHasGoneBack(@TempDir Path directory) throws IOException {
        try (ServerPair servers = new ServerPair(directory)) {
            List<RunningJar> nodes = RunningJar.start(2, servers.database());
            try {
                List<Load.Acknowledged> acknowledged = loseTheEndOfTheLog(servers, nodes);
                Losses losses = Losses.of(acknowledged, servers.sql());
                LOG.info("A standby that was behind: {}", losses);
                assertThat(losses.lost()).isGreaterThanOrEqualTo(LOST);

                long begin = System.nanoTime();
                Load load = new Load(8, nodes);
                load.awaitMore(2 * LOST); // at the positions of those that are lost, and beyond
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> nodes.get(0).isWell() && nodes.get(1).isWell());
                LOG.info("Well again after {}", Duration.ofNanos(System.nanoTime() - begin));
                load.close();
                assertThat(load.refusals()).isEmpty();
                Losses.assertNone("What came after it", load.acknowledged(), servers.sql());
            } finally {
                nodes.forEach(RunningJar::kill);
            }
        }
    }

    /** When the standby takes over, the nodes have read all of the log. */
    private static List<Load.Acknowledged> loseTheEndOfTheLog(ServerPair servers, List<RunningJar> nodes)
            throws IOException {
        Load load = new Load(8, nodes);
        load.awaitMore(50);
        servers.standby().stopFollowing();
        load.awaitMore(LOST);
        load.close();
        JdbcClient sql = servers.sql();
        ReadModels.names(sql).forEach(new Operator(sql)::awaitCaughtUp);
        servers.failOver(DurableServer::kill);
        return List.copyOf(load.acknowledged());
    }
}
