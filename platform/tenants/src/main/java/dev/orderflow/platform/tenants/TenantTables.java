package dev.orderflow.platform.tenants;

import dev.orderflow.platform.database.NewConnections;
import dev.orderflow.platform.database.SessionSettings;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps the log and the read models apart before anything reads them, and ends the start if the database has tables of which nobody knows
 * whose rows they hold.
 */
final class TenantTables implements InitializingBean {

    /**
     * Nothing that a tenant's caller is ever answered with. Positions and names of processors are the platform's own; operators see causes of
     * failures and rows of stepped tables of all tenants. The session of a page is found by its secret; its table may be there on nodes
     * where nobody signs in.
     */
    private static final List<String> SHARED = List.of(
            "event_store.boundary_triggers",
            "read_model.failures",
            "read_model.nodes",
            "read_model.paused_processors",
            "read_model.read_models",
            "read_model.replays",
            "read_model.skipped_events",
            "read_model.stepping_changes",
            "read_model.stepping_sessions",
            "read_model.tokens",
            "sign_in.sessions",
            "tenants.initial_tenant",
            "tenants.tenants");

    private final JdbcConnectionDetails database;
    private final TenantsProperties properties;
    private final List<TablesOfTenants> ofModules;
    private @Nullable String initial;

    /** @param ofModules tables of modules, beside the log and the read models */
    TenantTables(JdbcConnectionDetails database, TenantsProperties properties, List<TablesOfTenants> ofModules) {
        this.database = database;
        this.properties = properties;
        this.ofModules = ofModules;
    }

    /** Whose events are that name no tenant. */
    String initial() {
        return Objects.requireNonNull(initial);
    }

    @Override
    public void afterPropertiesSet() {
        if (!TenantName.isValid(properties.initial())) {
            throw new StartRefused(
                    "orderflow.tenants.initial is no name of a tenant.",
                    "A name has 1 to 64 characters of A-Z, a-z, 0-9, '.', '_' and '-'.");
        }
        SingleConnectionDataSource connection = new SingleConnectionDataSource(
                DataSourceUtils.getConnection(new NewConnections(database, new Properties())), true);
        try {
            JdbcClient sql = JdbcClient.create(connection);
            new JdbcTemplate(connection).execute(SessionSettings.UNLIMITED);
            refuseUnknownTables(sql);
            initial = sql.sql("select tenants.keep_all_apart(?, ?)")
                    .params(
                            properties.initial(),
                            ofModules.stream()
                                    .flatMap(module -> module.names().stream())
                                    .toArray(String[]::new))
                    .query(String.class)
                    .single();
        } finally {
            connection.destroy();
        }
    }

    private void refuseUnknownTables(JdbcClient sql) {
        List<String> known = new ArrayList<>(SHARED);
        known.addAll(properties.sharedTables());
        ofModules.forEach(module -> {
            known.addAll(module.names());
            known.addAll(module.shared());
        });
        known.add("event_store.events");
        known.add("event_store.snapshots");
        known.add("read_model.dead_letters");
        known.addAll(sql.sql("select format('read_model.%I', table_name) from read_model.read_models")
                .query(String.class)
                .list());
        List<String> unknown = sql.sql("select * from tenants.not_kept_apart(?)")
                .param(known.toArray(String[]::new))
                .query(String.class)
                .list();
        if (!unknown.isEmpty()) {
            throw new StartRefused(
                    "orderflow.tenants.enabled, but these tables do not tell the tenants apart: "
                            + String.join(", ", unknown) + ".",
                    "Leave the modules out that they belong to, and drop them; or name those in orderflow.tenants.shared-tables"
                            + " that hold nothing of a tenant's. See docs/tenants.md.");
        }
    }
}
