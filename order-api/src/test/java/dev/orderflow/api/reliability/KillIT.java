package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.reliability.Load.Acknowledged;
import dev.orderflow.testing.TestPostgres;
import dev.orderflow.testing.TestPostgres.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was acknowledged is kept, and what is shown is what was kept, however often the program is killed. */
class KillIT {

    private static final int KILLS = 2;
    private static final int CLIENTS = 8;

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void nothingAcknowledgedIsLostWhenTheProgramIsKilledUnderLoad() throws IOException {
        AtomicReference<RunningJar> jar = new AtomicReference<>(RunningJar.start(database));
        try {
            Collection<Acknowledged> acknowledged = killUnderLoad(jar);
            List<Acknowledged> stored = storedEvents();

            assertThat(stored).doesNotHaveDuplicates();
            assertThat(new HashSet<>(stored)).containsAll(acknowledged);
            assertThat(gapsInVersions()).isZero();
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(Folds.differences(sql, "order-list")).isZero();
                assertThat(Folds.differences(sql, "order-details")).isZero();
            });
        } finally {
            jar.get().kill();
        }
    }

    private Collection<Acknowledged> killUnderLoad(AtomicReference<RunningJar> jar) throws IOException {
        try (Load load = new Load(CLIENTS, path -> jar.get().uri(path))) {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitMore(load, 200);
                jar.get().kill();
                jar.set(RunningJar.start(database));
            }
            awaitMore(load, 200);
            return load.acknowledged();
        }
    }

    private static void awaitMore(Load load, int events) {
        int before = load.acknowledged().size();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> load.acknowledged().size() >= before + events);
    }

    private List<Acknowledged> storedEvents() {
        return sql.sql("select aggregate_id::uuid as order_id, sequence_number as version from event_store.events")
                .query(Acknowledged.class)
                .list();
    }

    private int gapsInVersions() {
        return sql.sql("""
                        select count(*) from (
                            select from event_store.events group by aggregate_id having count(*) <> max(sequence_number) + 1
                        ) as gap
                        """).query(Integer.class).single();
    }
}
