package dev.orderflow.platform.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the start does to the tables of modules, and to their rules about the log. */
class SwitchingOnWithModulesIT extends SwitchingOnFixture {

    private static final String APPEND = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                timestamp, payload, metadata)
            select gen_random_uuid(), 'Order', aggregate_id, 0, 'Something', '1', now(), '{}', jsonb_build_object('tenant', tenant)
            from (values %s) as added (aggregate_id, tenant)
            returning position
            """;

    @BeforeEach
    void aShopHasThings() {
        migrateWithoutTenants();
        sql.sql("create schema shop").update();
        sql.sql("create table shop.things (id bigint primary key, name text not null unique, code text not null)")
                .update();
        sql.sql("create unique index on shop.things (lower(code))").update();
        sql.sql("insert into shop.things values (1, 'a thing', 'A')").update();
    }

    @Test
    void theRowsThatWereThereBelongToTheInitialTenant() {
        switchOn("acme", List.of("shop.things"));

        assertThat(count("acme", "shop.things")).isEqualTo(1);
        assertThat(count("other", "shop.things")).isZero();
        assertThat(count("*", "shop.things")).isEqualTo(1);
    }

    @Test
    void whatIsUniqueIsSoWithinATenant() {
        switchOn("acme", List.of("shop.things"));

        as("other", "insert into shop.things values (1, 'a thing', 'A') returning 1");

        assertThat(count("*", "shop.things")).isEqualTo(2);
        for (String same : List.of("1, 'x', 'x'", "2, 'a thing', 'x'", "2, 'x', 'a'")) {
            assertThatThrownBy(() -> as("other", "insert into shop.things values (%s) returning 1".formatted(same)))
                    .as(same)
                    .hasMessageContaining("duplicate key");
        }
    }

    @Test
    void thePlatformChangesRowsAndWritesNoneInItsOwnName() {
        switchOn("acme", List.of("shop.things"));

        as("*", "update shop.things set name = 'another' returning 1");

        assertThatThrownBy(() -> as("*", "insert into shop.things values (2, 'x', 'x') returning 1"))
                .hasMessageContaining("of_one_tenant");
    }

    @Test
    void aSecondStartChangesNothing() {
        switchOn("acme", List.of("shop.things"));
        List<String> before = definitions();
        assertThat(before).anyMatch(definition -> definition.contains("ON shop.things"));

        switchOn("acme", List.of("shop.things"));

        assertThat(definitions()).isEqualTo(before);
        assertThat(count("acme", "shop.things")).isEqualTo(1);
    }

    @Test
    void aTableOfAModuleThatHasBeenLeftOutIsNotMissed() {
        switchOn("acme", List.of("shop.things", "shop.left_out"));

        assertThat(count("acme", "shop.things")).isEqualTo(1);
    }

    @Test
    void aRuleSeesOneTenantAlsoWhenThePlatformAppendsForSeveral() {
        onlyOneEventOfAKind();
        switchOn("acme", List.of("shop.things"));

        as("*", APPEND.formatted("('a', 'acme'), ('a', 'other')"));
        as("acme", APPEND.formatted("('b', 'acme')"));
        as("*", APPEND.formatted("('b', 'other'), ('c', 'acme')"));

        assertThat(count("*", "event_store.events")).isEqualTo(5);
        for (String session : List.of("*", "other")) {
            assertThatThrownBy(() -> as(session, APPEND.formatted("('b/again', 'other')")))
                    .as(session)
                    .hasMessageContaining("only one");
        }
    }

    @Test
    void afterAnAppendTheSessionWorksForWhomItDidBefore() {
        switchOn("acme", List.of("shop.things"));
        String andAsk =
                APPEND.replace("position", "case current_setting('orderflow.tenant') when '%s' then 1 else 0 end");

        assertThat(as("*", andAsk.formatted("('a', 'acme'), ('a', 'other')", "*")))
                .isEqualTo(1);
        assertThat(as("acme", andAsk.formatted("('b', 'acme')", "acme"))).isEqualTo(1);
        assertThatThrownBy(() -> as("acme", APPEND.formatted("('c', 'acme'), ('c', 'other')")))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void aDatabaseThatWasSwitchedOnByAnOlderVersionIsKeptApartToo() throws Exception {
        onlyOneEventOfAKind();
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("tenants")
                .locations("classpath:db/tenants")
                .target("1")
                .load()
                .migrate();
        sql.sql("select tenants.keep_all_apart('acme')").query(String.class).single();
        assertThat(triggers()).contains("events_have_a_tenant");
        sql.sql("insert into read_model.dead_letters values ('list', ?, 'x', 0, 'A cause', now(), 1)")
                .param(as("*", APPEND.formatted("('x', 'other')")))
                .update();

        switchOn("acme", List.of("shop.things"));

        assertThat(triggers())
                .contains("a_tenant_is_entered", "z_tenant_is_left")
                .doesNotContain("events_have_a_tenant");
        as("*", APPEND.formatted("('a', 'acme'), ('a', 'other')"));
        assertThat(count("acme", "event_store.events")).isEqualTo(1);
        assertThat(count("other", "shop.things")).isZero();
        assertThat(count("acme", "read_model.dead_letters")).isZero();
        assertThat(count("other", "read_model.dead_letters")).isEqualTo(1);
    }

    /** A rule over several streams: of all that have the same letter, there may be one. */
    private void onlyOneEventOfAKind() {
        sql.sql("""
                        create function shop.only_one() returns trigger language plpgsql as $$
                        begin
                            if exists (select from event_store.events where left(aggregate_id, 1) = left(new.aggregate_id, 1)) then
                                raise exception 'only one';
                            end if;
                            return new;
                        end
                        $$
                        """).update();
        sql.sql(
                        "create trigger only_one before insert on event_store.events for each row execute function shop.only_one()")
                .update();
        sql.sql("insert into event_store.boundary_triggers values ('only_one')").update();
    }

    /** Of all that tenants change, with the object identifiers that would be others had it been made again. */
    private List<String> definitions() {
        return sql.sql("""
                        select concat_ws(' ', indexrelid, pg_relation_filenode(indexrelid), pg_get_indexdef(indexrelid)) as definition
                            from pg_index join pg_class on pg_class.oid = indexrelid
                            where relnamespace in (select oid from pg_namespace where nspname in %1$s)
                        union all select concat_ws(' ', con.oid, conrelid::regclass, conname, pg_get_constraintdef(con.oid))
                            from pg_constraint con where connamespace in (select oid from pg_namespace where nspname in %1$s)
                        union all select concat_ws(' ', oid, polrelid::regclass, polname) from pg_policy
                        union all select concat_ws(' ', oid, tgrelid::regclass, tgname) from pg_trigger where not tgisinternal
                        union all select concat_ws(' ', attrelid::regclass, attnum, attname) from pg_attribute
                            where attrelid = 'shop.things'::regclass and attnum > 0
                        order by definition
                        """.formatted("('shop', 'event_store', 'read_model')"))
                .query(String.class)
                .list();
    }

    private List<String> triggers() {
        return sql.sql("select tgname from pg_trigger where tgrelid = 'event_store.events'::regclass")
                .query(String.class)
                .list();
    }
}
