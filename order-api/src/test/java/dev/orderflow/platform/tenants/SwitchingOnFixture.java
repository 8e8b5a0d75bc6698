package dev.orderflow.platform.tenants;

import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database that has been used without tenants, for which they are switched on. */
abstract class SwitchingOnFixture {

    final Database database = TestPostgres.newDatabase();
    final JdbcClient sql = JdbcClient.create(database.dataSource());

    /** As often as the application starts. */
    String switchOn(String initial, String... sharedTables) {
        return switchOn(initial, List.of(), sharedTables);
    }

    /** @param ofModules tables that modules have declared */
    String switchOn(String initial, List<String> ofModules, String... sharedTables) {
        migrate("tenants");
        TenantTables tables = new TenantTables(
                database.details(),
                new TenantsProperties(true, "tenant", initial, List.of(sharedTables)),
                List.of(new TablesOfTenants(ofModules)));
        tables.afterPropertiesSet();
        return tables.initial();
    }

    void migrateWithoutTenants() {
        migrate("event_store");
        migrate("read_model");
        // As the start does with each read model.
        sql.sql("""
                        insert into read_model.read_models (processor, table_name, per_aggregate)
                        select tablename, tablename, true from pg_tables
                        where schemaname = 'read_model' and tablename ~ '^(order|customer|daily)_'
                        """).update();
    }

    void migrate(String schema) {
        try {
            Migrations.of(schema, database.details()).afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String tenant, String table) {
        return as(tenant, "select count(*) from " + table);
    }

    long as(String tenant, String query) {
        SingleConnectionDataSource session =
                new SingleConnectionDataSource(database.url(), database.username(), database.password(), true);
        try {
            JdbcTemplate jdbc = new JdbcTemplate(session);
            jdbc.execute("set orderflow.tenant = '" + tenant + "'");
            return jdbc.queryForList(query, Long.class).get(0);
        } finally {
            session.destroy();
        }
    }
}
