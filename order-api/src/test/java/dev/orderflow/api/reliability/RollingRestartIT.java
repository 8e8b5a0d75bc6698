package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Behind the project's HAProxy, nodes are stopped and started again one after the other, and clients that ask for nothing twice notice
 * nothing. It takes minutes on a busy machine: {@code ./mvnw verify -Pthorough}.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
@ExtendWith(HaProxy.IsInstalled.class)
class RollingRestartIT {

    private static final Logger LOG = LoggerFactory.getLogger(RollingRestartIT.class);

    private static final int RESTARTS = 6;

    /** As in production, where it is twice as long. HAProxy needs 1.25 s and two answers. */
    private static final Map<String, String> DRAIN = Map.of("ORDERFLOW_WEB_DRAINTIME", "5s");

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final int[] ports = {freePort(), freePort()};
    private final List<RunningJar> nodes = new ArrayList<>();
    private HaProxy proxy;

    @BeforeEach
    void twoNodesBehindAProxy() throws IOException {
        for (int port : ports) {
            nodes.add(RunningJar.launch(database, port, DRAIN));
        }
        nodes.forEach(RunningJar::ready);
        proxy = HaProxy.start(ports[0], ports[1]);
    }

    @AfterEach
    void end() {
        proxy.close();
        nodes.forEach(RunningJar::kill);
    }

    @Test
    void noRequestFailsAndNoStreamMissesAnEvent() throws Exception {
        StreamFollower follower = new StreamFollower(proxy.uri("/api/events/stream"));
        try (OneTryClients clients = new OneTryClients(6, proxy::uri)) {
            clients.awaitMore(100);
            for (int restart = 0; restart < RESTARTS; restart++) {
                restart(restart % 2);
                clients.awaitMore(100);
            }
            clients.stop();
            LOG.info("{} restarts, {} answers", RESTARTS, clients.answers());

            assertThat(clients.failures()).isEmpty();
            Losses.assertNone(RESTARTS + " restarts", clients.acknowledged(), sql);
        }
        List<String> positions = positions();
        assertThat(follower.seenUpTo(positions.get(positions.size() - 1))).isEqualTo(positions);
    }

    private void restart(int index) throws IOException {
        nodes.get(index).stop();
        nodes.set(index, RunningJar.launch(database, ports[index], DRAIN).ready());
    }

    private List<String> positions() {
        return sql.sql("select position::text from event_store.events order by events.position")
                .query(String.class)
                .list();
    }

    /** Below those that the system gives to clients, so that it is still free when the node comes back. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                LOG.debug("Port {} is taken", port);
            }
        }
    }
}
