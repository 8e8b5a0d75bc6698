package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.TestOrders;
import dev.orderflow.api.reliability.Load.Acknowledged;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A backup of a running system holds everything that was acknowledged before it was begun, and a node that starts on it goes on. The
 * commands are those of the runbook.
 */
@ExtendWith(PostgresPrograms.class)
class BackupAndRestoreIT {

    private static final Path RUNBOOK = Path.of("..", "docs", "operations.md");

    @TempDir
    private static Path directory;

    private static ServerOnDisk server;
    private static Set<Acknowledged> acknowledged;

    @BeforeAll
    static void backUpUnderLoad() throws IOException {
        server = ServerOnDisk.create(directory.resolve("live"));
        Database database = server.newDatabase("live");
        Map<String, String> places = Map.of(
                "DATABASE", ServerOnDisk.uri(database),
                "SERVER", ServerOnDisk.uri(server.database("postgres", "postgres")));
        try (ConfigurableApplicationContext node = OneNode.start(database);
                Load load = new Load(4, path -> OneNode.uri(node, path))) {
            load.awaitMore(200);
            acknowledged = Set.copyOf(load.acknowledged());

            run("pg_dump", "log.dump", places);
            load.awaitMore(50);
            run("pg_dump", "orders.dump", places);
            run("pg_basebackup", "orders.backup", places);

            assertThat(load.acknowledged()).as("it was running").hasSizeGreaterThan(acknowledged.size());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aNodeOnARestoredDumpGoesOnAtItsTokens() throws IOException {
        Database database = restored("orders.dump", "whole");
        JdbcClient sql = JdbcClient.create(database.dataSource());
        assertThat(ReadModels.names(sql))
                .allSatisfy(name -> assertThat(new Operator(sql).position(name)).isPositive());

        assertThatANodeGoesOn(database);
    }

    @Test
    void aNodeOnADumpOfTheLogAloneBuildsEveryReadModel() throws IOException {
        assertThatANodeGoesOn(restored("log.dump", "log"));
    }

    @Test
    void aNodeOnABaseBackupBuildsTheSameReadModelsOnceTheyAreDropped() throws IOException {
        try (ServerOnDisk restored = ServerOnDisk.start(directory.resolve("orders.backup"))) {
            Database database = restored.database("live", "live");
            assertThatANodeGoesOn(database);
            Map<String, List<String>> before = rowsOfOrders(database);

            run("psql", "drop schema read_model", Map.of("DATABASE", ServerOnDisk.uri(database)));

            try (ConfigurableApplicationContext node = OneNode.start(database)) {
                awaitReadModels(node);
            }
            assertThat(rowsOfOrders(database)).isEqualTo(before);
        }
    }

    /** The runbook warns of this. */
    @Test
    void readModelsThatAreNewerThanTheLogAreNamedUntilTheyAreRebuilt() throws IOException {
        Database database = restored("log.dump", "partly");
        Map<String, String> places = Map.of("DATABASE", ServerOnDisk.uri(database));
        PostgresPrograms.run(
                "psql -c 'create schema read_model' -c 'create schema read_model_spare' \"$DATABASE\"",
                directory,
                places);
        PostgresPrograms.run(
                "pg_restore --no-owner --schema=read_model --schema=read_model_spare --dbname=\"$DATABASE\""
                        + " orders.dump",
                directory,
                places);

        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            Awaitility.await().until(() -> get(node, "/actuator/health").status() == 503);
            assertThat(get(node, "/api/processors").json().get("items")).allSatisfy(processor -> {
                assertThat(processor.get("caughtUp").booleanValue()).isFalse();
                assertThat(processor.get("error").stringValue()).contains("log");
            });
        }

        run("psql", "drop schema read_model", places);
        assertThatANodeGoesOn(database);
    }

    private static Answer get(ConfigurableApplicationContext node, String path) {
        return Answer.to(OneNode.request(node, "operator", path).build());
    }

    private static Database restored(String dump, String name) throws IOException {
        Database database = server.newDatabase(name);
        run("pg_restore", dump, Map.of("RESTORED", ServerOnDisk.uri(database)));
        return database;
    }

    private static void assertThatANodeGoesOn(Database database) {
        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            OrderId order = TestOrders.newId();
            node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));

            assertThat(stored(database)).containsAll(acknowledged).contains(new Acknowledged(order.value(), 0));
            awaitReadModels(node);
        }
    }

    private static void awaitReadModels(ConfigurableApplicationContext node) {
        JdbcClient sql = node.getBean(JdbcClient.class);
        ReadModels.names(sql).forEach(new Operator(sql)::awaitCaughtUp);
        Folds.assertNoDifferences(sql);
    }

    private static Set<Acknowledged> stored(Database database) {
        return new HashSet<>(JdbcClient.create(database.dataSource())
                .sql("select aggregate_id::uuid as order_id, sequence_number as version from event_store.events")
                .query(Acknowledged.class)
                .list());
    }

    /** The rows of each table that has one for each order, as text. A table of sums keeps rows of 0 that a rebuild does not make. */
    private static Map<String, List<String>> rowsOfOrders(Database database) {
        JdbcClient sql = JdbcClient.create(database.dataSource());
        Map<String, List<String>> rows = new HashMap<>();
        for (String table : sql.sql("select table_name from read_model.read_models where per_aggregate")
                .query(String.class)
                .list()) {
            rows.put(
                    table,
                    sql.sql("select row::text from read_model.%s as row order by 1".formatted(table))
                            .query(String.class)
                            .list());
        }
        return rows;
    }

    /** Runs the command of the runbook that begins with this program and names this. */
    private static void run(String program, String named, Map<String, String> environment) throws IOException {
        String command = Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith(program + " ") && line.contains(named))
                .reduce((one, other) -> {
                    throw new AssertionError("Two commands: " + one + ", " + other);
                })
                .orElseThrow();
        PostgresPrograms.run(command, directory, environment);
    }
}
