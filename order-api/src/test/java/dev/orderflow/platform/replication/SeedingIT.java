package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.TestOrders;
import dev.orderflow.api.reliability.PostgresPrograms;
import dev.orderflow.platform.eventstore.LogCheck;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A read database whose topic no longer has its beginning follows on from what it was given, by the command of the runbook. */
@ExtendWith(PostgresPrograms.class)
class SeedingIT {

    private static final Path RUNBOOK = Path.of("..", "docs", "operations.md");

    private static final Pattern COMMAND =
            Pattern.compile("### Seed a read database\n.*?```sh\n(.*?)```", Pattern.DOTALL);

    private static final String APPEND = """
            insert into event_store.events (position, event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            overriding system value
            values (%s, gen_random_uuid(), 'Stock', 'stock/%s', 0, 'StockReceived', '1', now(), '{}', '{}')
            """;

    private final Database source = TestPostgres.newDatabase();
    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient log = JdbcClient.create(source.dataSource());
    private final JdbcClient copy = JdbcClient.create(database.dataSource());

    @Test
    void aDatabaseThatWasSeededFollowsOnWhereATopicWithoutItsBeginningIsAGap(@TempDir Path directory)
            throws IOException, SQLException {
        List<LogRecord> restOfTopic;
        try (ConfigurableApplicationContext writer = OneNode.start(source)) {
            place(writer, 10);
            appendInAnotherOrderThanOnTheDisk();
            try (ConfigurableApplicationContext reader = startReader()) {
                List<LogRecord> records = new LogRows(log).between(1, Long.MAX_VALUE);
                restOfTopic = records.subList(5, records.size());
                assertThatThrownBy(() -> HandedTopic.follow(reader, 5, restOfTopic))
                        .isInstanceOf(BrokenChain.class)
                        .hasMessageContaining("this copy ends at 0");
            }
            PostgresPrograms.run(command(), directory, Map.of("SOURCE", uri(source), "DATABASE", uri(database)));
            assertThat(rows(copy)).isEqualTo(rows(log)).hasSizeGreaterThan(10);
            place(writer, 3);
        }

        try (ConfigurableApplicationContext reader = startReader()) {
            List<LogRecord> records = new LogRows(log).between(1, Long.MAX_VALUE);
            HandedTopic.follow(reader, 5, records.subList(5, records.size()));

            assertThat(rows(copy)).isEqualTo(rows(log));
            ReadModels.names(copy).forEach(new Operator(copy)::awaitCaughtUp);
            Folds.assertNoDifferences(copy);
            assertThat(reader.getBean(LogCheck.class).faults()).isEmpty();
        }
    }

    private ConfigurableApplicationContext startReader() {
        return OneNode.start(
                database,
                "orderflow.role=read",
                "orderflow.replication.group=test",
                "spring.kafka.bootstrap-servers=localhost:1");
    }

    private static void place(ConfigurableApplicationContext writer, int orders) {
        for (int number = 0; number < orders; number++) {
            writer.getBean(CommandGateway.class).sendAndWait(TestOrders.place(TestOrders.newId()));
        }
    }

    /** As two nodes that append at the same time may do: the row with the later position comes first in the table. */
    private void appendInAnotherOrderThanOnTheDisk() throws SQLException {
        long first = log.sql("select nextval('event_store.events_position_seq')")
                .query(Long.class)
                .single();
        try (Connection later = source.dataSource().getConnection();
                Statement append = later.createStatement()) {
            later.setAutoCommit(false);
            append.execute(APPEND.formatted("nextval('event_store.events_position_seq')", "a"));
            log.sql(APPEND.formatted(first, "b")).update();
            later.commit();
        }
    }

    private static String command() throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(RUNBOOK));
        assertThat(command.find()).isTrue();
        return command.group(1);
    }

    private static String uri(Database database) {
        return database.url()
                .replaceFirst(
                        "jdbc:postgresql://", "postgresql://" + database.username() + ":" + database.password() + "@");
    }

    private static List<String> rows(JdbcClient sql) {
        return sql.sql("select events::text from event_store.events order by position")
                .query(String.class)
                .list();
    }
}
