package net.example.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that follows the log of another one. */
final class ReadSide {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSide.class);

    /** Queries that share nothing with the projections: each counts the rows in which a read model differs from the log. */
    private static final Path FOLDS = Path.of("..", "order-api", "src", "test", "resources", "fold");

    private final String name;
    private final JdbcClient source;
    private final String kafka;
    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    ReadSide(String name, JdbcClient source, String kafka) {
        this.name = name;
        this.source = source;
        this.kafka = kafka;
    }

    RunningOrders start() throws IOException {
        return new RunningOrders(
                database, kafka, Map.of("ORDERFLOW_ROLE", "read", "ORDERFLOW_REPLICATION_GROUP", name));
    }

    long end() {
        return end(sql);
    }

    /** The node that follows. */
    String follower() {
        return sql.sql("select node from replication.progress")
                .query(String.class)
                .single();
    }

    /** Returns when all is here that is in the log now. */
    void awaitAll(String occasion) {
        long begin = System.nanoTime();
        long wanted = end(source);
        long missing = wanted - end();
        await(occasion)
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> end() >= wanted);
        LOG.info(
                "{}: {} has followed {} events within {}",
                occasion,
                name,
                missing,
                Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Of the node that follows: the row that is copied, and those of the read models. Whoever asks it meanwhile counts too. */
    void measureCpu(RunningOrders node, Runnable work) {
        awaitAll("Before");
        long begin = end();
        Duration cpu = node.cpu();
        work.run();
        awaitAll("Under load");
        long events = end() - begin;
        LOG.info(
                "CPU of {} for each of {} events: {}",
                name,
                events,
                node.cpu().minus(cpu).dividedBy(events));
    }

    void assertEqualsTheLog() {
        assertThat(rows(sql)).as("rows of %s", name).isEqualTo(rows(source));
    }

    /** When the processors have handled all of it. */
    void assertReadModelsEqualTheFold() {
        List<String> readModels = sql.sql("select distinct processor from read_model.read_models")
                .query(String.class)
                .list();
        assertThat(readModels).hasSize(4);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(readModels)
                        .allSatisfy(readModel -> assertThat(differences(readModel))
                                .as("rows of %s that differ from the fold, in %s", readModel, name)
                                .isZero()));
        assertThat(sql.sql("select count(*) from read_model.dead_letters")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sql.sql("select * from event_store.faults()").query().listOfRows())
                .isEmpty();
    }

    boolean isReplaying(String readModel) {
        return sql.sql("select exists (select from read_model.replays where processor = ? and finished_at is null)")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }

    private int differences(String readModel) {
        return sql.sql(query(readModel)
                        .replace("${status}", query("status-after-event").strip()))
                .query(Integer.class)
                .single();
    }

    private static String query(String name) {
        try {
            return Files.readString(FOLDS.resolve(name + ".sql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long end(JdbcClient sql) {
        return sql.sql("select coalesce(max(position), 0) from event_store.events")
                .query(Long.class)
                .single();
    }

    private static List<String> rows(JdbcClient sql) {
        return sql.sql("select events::text from event_store.events order by position")
                .query(String.class)
                .list();
    }
}
