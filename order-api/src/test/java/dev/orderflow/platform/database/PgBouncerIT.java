package dev.orderflow.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.TestOrders;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients of a pooler in transaction mode share their sessions: a limit that one sets is set for whoever comes next. */
@ExtendWith(PgBouncer.IsInstalled.class)
class PgBouncerIT {

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @ParameterizedTest
    @ValueSource(strings = {"", "server_round_robin = 1"})
    void inTransactionModeTheStartIsRefusedBeforeAnythingIsWritten(String setting, @TempDir Path directory)
            throws IOException {
        try (PgBouncer pooler = PgBouncer.start(directory, database, "transaction", setting)) {
            Throwable failure =
                    catchThrowable(() -> OneNode.start(pooler.database()).close());

            assertThat(failure).as("the application has started").isNotNull();
            assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("transaction");
        }
        assertThat(sql.sql("select count(*) from pg_namespace where nspname in ('event_store', 'read_model')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void inSessionModeEverythingWorks(@TempDir Path directory) throws IOException {
        try (PgBouncer pooler = PgBouncer.start(directory, database, "session");
                var node = OneNode.start(pooler.database())) {
            AtomicInteger notified = new AtomicInteger();
            node.getBean(WakeUpRegistry.class).on(NotificationChannel.PROCESSORS, notified::incrementAndGet);
            Awaitility.await().until(this::somebodyListens);
            int before = notified.get();

            node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(TestOrders.newId()));
            sql.sql("notify orderflow_processors").update();

            Awaitility.await().until(() -> notified.get() > before);
            ReadModels.names(sql).forEach(new Operator(sql)::awaitCaughtUp);
            assertThat(node.getBean(JdbcClient.class)
                            .sql("show statement_timeout")
                            .query(String.class)
                            .single())
                    .isEqualTo("10s");
            assertThat(JdbcClient.create(pooler.database().dataSource())
                            .sql("show statement_timeout")
                            .query(String.class)
                            .single())
                    .as("the limit of another client")
                    .isEqualTo("0");
        }
    }

    private boolean somebodyListens() {
        return sql.sql("select exists (select from pg_stat_activity"
                        + " where datname = current_database() and query like 'listen %')")
                .query(Boolean.class)
                .single();
    }
}
