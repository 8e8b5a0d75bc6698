package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderflow.api.OneNode;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The network is lost while a migration runs. The start waits as long as others are answered, and then ends. */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes a minute
class FrozenMigrationIT {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenMigrationIT.class);

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void theStartEnds() throws Exception {
        try (FreezingProxy proxy = new FreezingProxy(database.url());
                Connection somebody = database.dataSource().getConnection();
                Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.execute("create schema event_store"); // for which the migration has to wait
            CompletableFuture<Throwable> start = CompletableFuture.supplyAsync(() -> catchThrowable(
                    () -> OneNode.start(new Database(proxy.url(), database.username(), database.password()))
                            .close()));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isWaiting);
            Awaitility.await()
                    .during(Duration.ofSeconds(20))
                    .atMost(Duration.ofSeconds(25))
                    .until(() -> isWaiting() && !start.isDone());
            long begin = System.nanoTime();

            proxy.freeze();

            assertThat(start.get(90, TimeUnit.SECONDS)).hasStackTraceContaining("has stopped answering");
            LOG.info("The start has ended after {}", Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private boolean isWaiting() {
        return sql.sql(
                        "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())")
                .query(Boolean.class)
                .single();
    }
}
