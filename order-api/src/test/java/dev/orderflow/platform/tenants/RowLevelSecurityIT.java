package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.database.NewConnections;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What PostgreSQL itself shows to the role of the application, whatever the application's code does. */
class RowLevelSecurityIT extends TenantsOverHttp {

    @Autowired
    private JdbcConnectionDetails database;

    @Test
    void aSessionThatSaysNothingSeesNothing() {
        placedOrder(newTenant(), "customer-1");

        for (String table : tables()) {
            assertThat(count(null, table)).as(table).isZero();
            assertThat(count("", table)).as(table).isZero();
        }
    }

    @Test
    void aSessionSeesTheRowsOfItsTenant() {
        String tenant = newTenant();
        placedOrder(tenant, "customer-1");

        for (String table : List.of("event_store.events", "read_model.order_list", "read_model.customer_summary")) {
            assertThat(count(tenant, table)).as(table).isEqualTo(1);
            assertThat(count(newTenant(), table)).as(table).isZero();
        }
    }

    @Test
    void thePlatformSeesTheWholeLogAndNoReadModel() {
        placedOrder(newTenant(), "customer-1");
        placedOrder(newTenant(), "customer-1");

        assertThat(count("*", "event_store.events")).isGreaterThan(1);
        assertThat(count("*", "read_model.order_list")).isZero();
    }

    @Test
    void theRoleThatOwnsTheTablesIsNotExempt() {
        assertThat(tables())
                .contains(
                        "event_store.events",
                        "event_store.snapshots",
                        "read_model.order_list",
                        "read_model.order_details",
                        "read_model.customer_summary",
                        "read_model.customer_summary_orders",
                        "read_model.daily_statistics",
                        "read_model.daily_statistics_orders");
        assertThat(as(null, "select not rolsuper and not rolbypassrls from pg_roles where rolname = current_user"))
                .isEqualTo("t");
    }

    @Test
    void nobodyAppendsForAnotherTenantOrForNone() {
        String insert = """
                insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                    timestamp, payload, metadata)
                values (gen_random_uuid(), 'Order', gen_random_uuid()::text, 0, 'Something', '1', now(), '{}', '%s')
                returning position
                """;

        assertThatThrownBy(() -> as("acme", insert.formatted("{\"tenant\": \"other\"}")))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> as("*", insert.formatted("{}")))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("tenant");
        assertThatThrownBy(() -> as("*", insert.formatted("{\"tenant\": \"*\"}")))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("of_one_tenant");
    }

    @Test
    void aWorkerThatDiesInTheMiddleOfABatchKeepsThemApart() {
        String mine = newTenant();
        String others = newTenant();
        SingleConnectionDataSource session = session();
        try {
            JdbcTemplate blocker = new JdbcTemplate(session);
            blocker.execute("begin");
            // A batch has begun then, and works for one of its tenants.
            blocker.execute("lock table read_model.order_list in share mode");
            for (String tenant : List.of(mine, others)) {
                String orderId = UUID.randomUUID().toString();
                assertThat(send(tenant, "POST", "/api/orders", placement(orderId, "customer-1"))
                                .status())
                        .isEqualTo(201);
            }
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> !blocker.queryForList("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where datname = current_database() and pid in (
                                select pid from pg_locks
                                where relation = 'read_model.order_list'::regclass and not granted)
                            """).isEmpty());
            blocker.execute("commit");
        } finally {
            session.destroy();
        }

        for (String tenant : List.of(mine, others)) {
            await().atMost(Duration.ofSeconds(90)).until(() -> count(tenant, "read_model.order_list") > 0);
            assertThat(count(tenant, "read_model.order_list")).isEqualTo(1);
        }
    }

    private List<String> tables() {
        return List.of(as(null, """
                select string_agg(pg_class.oid::regclass::text, ' ') from pg_class
                where relrowsecurity and relforcerowsecurity and relnamespace <> 'read_model_spare'::regnamespace
                """).split(" ", -1));
    }

    private long count(@Nullable String tenant, String table) {
        return Long.parseLong(as(tenant, "select count(*) from " + table));
    }

    /** By a session of its own, whose setting is this; null for none. */
    private String as(@Nullable String tenant, String query) {
        SingleConnectionDataSource session = session();
        try {
            JdbcTemplate jdbc = new JdbcTemplate(session);
            if (tenant != null) {
                jdbc.execute("set orderflow.tenant = '" + tenant + "'");
            }
            return Objects.requireNonNull(jdbc.queryForObject(query, String.class));
        } finally {
            session.destroy();
        }
    }

    private SingleConnectionDataSource session() {
        return new SingleConnectionDataSource(
                DataSourceUtils.getConnection(new NewConnections(database, new Properties())), true);
    }
}
