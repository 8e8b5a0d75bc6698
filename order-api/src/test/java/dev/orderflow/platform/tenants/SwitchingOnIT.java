package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the start does to a database when tenants are switched on. */
class SwitchingOnIT extends SwitchingOnFixture {

    private static final String APPEND = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                timestamp, payload, metadata)
            values (gen_random_uuid(), 'Order', gen_random_uuid()::text, 0, 'Something', '1', now(), '{}', '{}')
            returning position
            """;

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
}
