package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.eventstore.EventStoreProperties;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.SideEffectHandler;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the start does to a database when tenants are switched on, and what it refuses. */
class SwitchingOnIT {

    private static final String APPEND = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                timestamp, payload, metadata)
            values (gen_random_uuid(), 'Order', gen_random_uuid()::text, 0, 'Something', '1', now(), '{}', '{}')
            returning position
            """;

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void whatWasThereBelongsToTheInitialTenant() {
        migrateWithoutTenants();
        sql.sql(APPEND).query(Long.class).single();
        sql.sql("create table read_model.things (id uuid primary key, name text)")
                .update();
        sql.sql("create index on read_model.things (name)").update();
        sql.sql("insert into read_model.read_models values ('things', 'things', true)")
                .update();
        sql.sql("insert into read_model.things values (gen_random_uuid(), 'a thing')")
                .update();

        switchOn("acme");

        assertThat(count("acme", "event_store.events")).isEqualTo(1);
        assertThat(count("acme", "read_model.things")).isEqualTo(1);
        assertThat(count("other", "event_store.events")).isZero();
        assertThat(count("other", "read_model.things")).isZero();
    }

    @Test
    void whatIsUniqueIsSoWithinATenant() {
        migrateWithoutTenants();
        sql.sql("create table read_model.things (id uuid primary key, name text unique, code text, unique (code))")
                .update();
        sql.sql("create unique index on read_model.things (lower(name))").update();
        sql.sql("insert into read_model.read_models values ('things', 'things', true)")
                .update();
        switchOn("acme");
        String insert = "insert into read_model.things values (gen_random_uuid(), 'a thing', 'A') returning 1";

        as("acme", insert);
        as("other", insert);

        assertThatThrownBy(() -> as("acme", insert)).hasMessageContaining("duplicate key");
        assertThat(count("other", "read_model.things")).isEqualTo(1);
    }

    @Test
    void aFunctionOfTheLogThatAMigrationHasReplacedKnowsTenantsAgain() {
        migrateWithoutTenants();
        List<String> before = functionsOfTheLog();
        switchOn("acme");
        List<String> changed = functionsOfTheLog();
        assertThat(changed).doesNotContainAnyElementsOf(before);

        before.forEach(definition -> sql.sql(definition).update());
        switchOn("acme");

        assertThat(functionsOfTheLog()).isEqualTo(changed);
    }

    @Test
    void aFunctionOfTheLogThatTenantsDoNotKnowEndsTheStart() {
        migrateWithoutTenants();
        switchOn("acme");
        sql.sql("""
                        create or replace function event_store.faults() returns table (fault text)
                        language sql stable as $$ select 'none' $$
                        """).update();

        assertThatThrownBy(() -> switchOn("acme"))
                .hasMessageContaining("do not know this form of event_store.faults()");
    }

    private List<String> functionsOfTheLog() {
        return sql.sql("select pg_get_functiondef(oid) from pg_proc where pronamespace = 'event_store'::regnamespace"
                        + " and proname in ('refuse_earlier_position', 'faults') order by proname")
                .query(String.class)
                .list();
    }

    @Test
    void theInitialTenantStaysWhoeverIsNamedLater() {
        migrateWithoutTenants();

        assertThat(switchOn("acme")).isEqualTo("acme");
        assertThat(switchOn("other")).isEqualTo("acme");
    }

    @Test
    void aReadModelThatComesLaterIsKeptApartToo() {
        migrateWithoutTenants();
        switchOn("acme");
        sql.sql("create table read_model.things (id uuid primary key)").update();
        sql.sql("insert into read_model.read_models values ('things', 'things', true)")
                .update();

        switchOn("acme");
        as("acme", "insert into read_model.things values (gen_random_uuid()) returning 1");

        assertThat(count("acme", "read_model.things")).isEqualTo(1);
        assertThat(count("other", "read_model.things")).isZero();
    }

    @Test
    void aTableOfWhichNobodySaysWhoseRowsItHasIsRefused() {
        migrateWithoutTenants();
        sql.sql("create schema shop").update();
        sql.sql("create table shop.things (name text)").update();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> switchOn("acme"))
                .withMessage("orderflow.tenants.enabled, but these tables do not tell the tenants apart: shop.things.");
        assertThat(sql.sql("select count(*) from pg_policy")
                        .query(Integer.class)
                        .single())
                .isZero();

        assertThat(switchOn("acme", "shop.things")).isEqualTo("acme");
    }

    @Test
    void aRuleOverSeveralStreamsIsRefused() {
        migrateWithoutTenants();
        sql.sql("insert into event_store.boundary_triggers values ('no_more_than_three')")
                .update();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> switchOn("acme"))
                .withMessageContaining("no_more_than_three");
    }

    @Test
    void anInitialTenantWithoutAProperNameIsRefused() {
        migrateWithoutTenants();

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> switchOn("*"))
                .withMessageContaining("orderflow.tenants.initial");
    }

    @Test
    void aHandlerWithSideEffectsIsRefused() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("mails", new SideEffectHandler() {
            @Override
            public String name() {
                return "mails";
            }

            @Override
            public @Nullable Object handle(EventMessage<?> event) {
                return null;
            }
        }));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> checkBeans(beans, Map.of()))
                .withMessageContaining("the event handler mails");
    }

    @Test
    void poolsThatEverybodySharesAreRefused() {
        StaticListableBeanFactory none = new StaticListableBeanFactory();

        checkBeans(none, Map.of());
        Stream.of("orderflow.event-store.read-connections", "orderflow.projections.connections")
                .forEach(setting -> assertThatThrownBy(() -> checkBeans(none, Map.of(setting, "0")))
                        .as(setting)
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("no connections of their own"));
    }

    @Test
    void thereIsNoWayBackByTheSetting() {
        migrateWithoutTenants();
        ApplicationContextRunner withoutTenants = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(WithoutTenantsAutoConfiguration.class))
                .withBean(JdbcClient.class, () -> sql);
        withoutTenants.run(started -> assertThat(started.getStartupFailure()).isNull());
        switchOn("acme");

        withoutTenants.run(started -> assertThat(started.getStartupFailure())
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("keeps tenants apart"));
    }

    /** As often as the application starts. */
    private String switchOn(String initial, String... sharedTables) {
        migrate("tenants");
        TenantTables tables = new TenantTables(
                database.details(), new TenantsProperties(true, "tenant", initial, List.of(sharedTables)));
        tables.afterPropertiesSet();
        return tables.initial();
    }

    private void migrateWithoutTenants() {
        migrate("event_store");
        migrate("read_model");
        // As the start does with each read model.
        sql.sql("""
                        insert into read_model.read_models (processor, table_name, per_aggregate)
                        select tablename, tablename, true from pg_tables
                        where schemaname = 'read_model' and tablename ~ '^(order|customer|daily)_'
                        """).update();
    }

    private void migrate(String schema) {
        try {
            Migrations.of(schema, database.details()).afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkBeans(StaticListableBeanFactory beans, Map<String, String> settings) {
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        new TenantsAutoConfiguration()
                .tenantsAreEverywhere(
                        beans.getBeanProvider(SideEffectHandler.class),
                        binder.bindOrCreate("orderflow.event-store", EventStoreProperties.class),
                        binder.bindOrCreate("orderflow.projections", ProjectionsProperties.class))
                .afterSingletonsInstantiated();
    }

    private long count(String tenant, String table) {
        return as(tenant, "select count(*) from " + table);
    }

    private long as(String tenant, String query) {
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
