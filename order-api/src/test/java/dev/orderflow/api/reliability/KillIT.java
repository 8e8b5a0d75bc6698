package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.reliability.Load.Acknowledged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was acknowledged is kept, once, however often clients had to ask; and what is shown is what was kept, however often the
 * program and its database are killed. A few kills in each build, many with {@code -Pthorough}; the same {@code kill.seed} kills the same
 * ones in the same order.
 */
class KillIT {

    private static final Logger log = LoggerFactory.getLogger(KillIT.class);

    private static final int KILLS = Boolean.getBoolean("thorough") ? 60 : 3;
    private static final long SEED = Long.getLong("kill.seed", 1);
    private static final int CLIENTS = 8;

    @Test
    void nothingAcknowledgedIsLostWhenTheProgramOrItsDatabaseIsKilledUnderLoad(@TempDir Path directory)
            throws IOException {
        try (DurableServer server = new DurableServer(directory)) {
            AtomicReference<RunningJar> jar = new AtomicReference<>(RunningJar.start(server.database()));
            try {
                Collection<Acknowledged> acknowledged = killUnderLoad(server, jar);

                Losses.assertNone(
                        KILLS + " kills, seed " + SEED,
                        acknowledged,
                        JdbcClient.create(server.database().dataSource()));
            } finally {
                jar.get().kill();
            }
        }
    }

    private static Collection<Acknowledged> killUnderLoad(DurableServer server, AtomicReference<RunningJar> jar)
            throws IOException {
        Random chance = new Random(SEED);
        try (Load load = new Load(CLIENTS, path -> jar.get().uri(path))) {
            for (int kill = 0; kill < KILLS; kill++) {
                load.awaitMore(100 + chance.nextInt(300));
                if (chance.nextBoolean()) {
                    jar.get().kill();
                    jar.set(RunningJar.start(server.database()));
                } else {
                    server.kill();
                    server.restart();
                }
                log.info(
                        "Kill {} of {}, seed {}: {} acknowledged",
                        kill + 1,
                        KILLS,
                        SEED,
                        load.acknowledged().size());
            }
            load.awaitMore(100);
            assertThat(load.refusals())
                    .as("answers to retries under the same key")
                    .isEmpty();
            return load.acknowledged();
        }
    }
}
