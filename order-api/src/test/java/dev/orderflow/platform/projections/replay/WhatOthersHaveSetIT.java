package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.TestOrders;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others have set on a table stays with its name, whichever table has the name. */
class WhatOthersHaveSetIT extends OthersFixture {

    private static final String SETTINGS = """
            select acl::text from pg_class, aclexplode(relacl) as acl where oid = 'read_model.order_list'::regclass
            union all
            select concat(attname, acl) from pg_attribute, aclexplode(attacl) as acl
            where attrelid = 'read_model.order_list'::regclass
            union all
            select concat(objsubid, description) from pg_description where objoid = 'read_model.order_list'::regclass
            union all
            select option from pg_class, unnest(reloptions) as option where oid = 'read_model.order_list'::regclass
            union all
            select 'toast.' || option from pg_class, unnest(reloptions) as option
            where oid = (select reltoastrelid from pg_class where oid = 'read_model.order_list'::regclass)
            union all
            select concat(attname, attstattarget, attoptions) from pg_attribute
            where attrelid = 'read_model.order_list'::regclass and attnum > 0 and not attisdropped
            union all
            select concat(relreplident, relrowsecurity, relforcerowsecurity) from pg_class
            where oid = 'read_model.order_list'::regclass
            union all
            select row(policyname, permissive, roles, cmd, qual, with_check)::text from pg_policies where tablename = 'order_list'
                and schemaname = 'read_model'
            union all
            select concat(pg_get_indexdef(indexrelid), indisreplident) from pg_index
            where indrelid = 'read_model.order_list'::regclass
            union all
            select concat(tgenabled, pg_get_triggerdef(oid)) from pg_trigger where tgrelid = 'read_model.order_list'::regclass
            order by 1
            """;

    @AfterEach
    void nothingIsSet() {
        theReplayHasEnded();
        application("drop schema if exists audit cascade");
        application("drop policy if exists everything on read_model.order_list");
        application("alter table read_model.order_list replica identity default, disable row level security,"
                + " reset (fillfactor, toast.autovacuum_enabled),"
                + " alter column status set statistics -1, alter column status reset (n_distinct)");
        application("drop index if exists read_model.an_index_of_a_report, read_model.identity");
        application("comment on table read_model.order_list is null");
        application("comment on column read_model.order_list.total is null");
        application("revoke all on read_model.order_list from public");
    }

    @Test
    void whoMayReadAllTablesMayReadThemAfterAReplay() {
        reporterMayReadAllTables();

        operator.replay(LIST);
        operator.replay(LIST);

        assertThat(count(reports, "read_model.order_list")).isEqualTo(count(sql, "read_model.order_list"));
    }

    @Test
    void aGrantDuringAReplayIsNotLost() {
        beginAReplayThatGetsNowhere();
        reporterMayReadAllTables();

        letTheNewBuildGoOn();
        operator.awaitReplay(LIST);

        assertThat(count(reports, "read_model.order_list")).isPositive();
    }

    @Test
    void aGrantThatIsTakenBackDuringAReplayDoesNotReturn() {
        reporterMayReadAllTables();
        beginAReplayThatGetsNowhere();
        application("revoke select on read_model.order_list from " + reporter);
        List<String> before = settings();

        letTheNewBuildGoOn();
        operator.awaitReplay(LIST);

        assertThat(settings()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whateverIsSetOnATableIsSetOnTheNewOne(boolean duringTheReplay) {
        if (duringTheReplay) {
            beginAReplayThatGetsNowhere();
        } else {
            application("create index an_index_of_a_report on read_model.order_list (total)");
            application("create unique index identity on read_model.order_list (order_id, version)");
            application("alter table read_model.order_list replica identity using index identity");
        }
        setEverything();
        List<String> before = settings();

        if (duringTheReplay) {
            letTheNewBuildGoOn();
            operator.awaitReplay(LIST);
        } else {
            operator.replay(LIST);
        }

        assertThat(settings()).isEqualTo(before);
        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        assertThat(settings()).isEqualTo(before);
    }

    @Test
    void anIndexThatIsMadeDuringAReplayIsNotLost() {
        beginAReplayThatGetsNowhere();
        application("create index an_index_of_a_report on read_model.order_list (total)");

        letTheNewBuildGoOn();
        operator.awaitEndOfReplay(LIST);

        assertThat(status().error()).contains("another shape");
        operator.replay(LIST);
        assertThat(settings()).anyMatch(index -> index.contains("an_index_of_a_report"));
    }

    @Test
    void aTriggerFiresForTheNewTable() {
        createTrigger();

        operator.replay(LIST);
        commands.sendAndWait(TestOrders.confirm(order));
        operator.awaitCaughtUp(LIST);

        assertThat(count(sql, "audit.changes")).isPositive();
        assertThat(sql.sql("select count(*) from pg_trigger where tgrelid = 'read_model_spare.order_list'::regclass")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void setEverything() {
        createTrigger();
        application("grant select on read_model.order_list to %s with grant option".formatted(reporter));
        application("grant select (order_id), update (status, total) on read_model.order_list to public");
        application("comment on table read_model.order_list is 'All orders, 100% of them, it''s said'");
        application("comment on column read_model.order_list.total is 'With tax'");
        application("alter table read_model.order_list set (fillfactor = 70, toast.autovacuum_enabled = false)");
        application("alter table read_model.order_list alter column status set statistics 500,"
                + " alter column status set (n_distinct = 5)");
        application("alter table read_model.order_list enable row level security");
        application(
                "create policy everything on read_model.order_list as permissive for select to public, %s using (version >= 0)"
                        .formatted(reporter));
    }

    private void createTrigger() {
        application("create schema audit");
        application("create table audit.changes (order_id uuid)");
        application("""
                create function audit.write() returns trigger language plpgsql as
                'begin insert into audit.changes values (new.order_id); return null; end'
                """);
        application("create trigger audit after insert or update of status on read_model.order_list for each row"
                + " when (new.version > 0) execute function audit.write()");
    }

    private List<String> settings() {
        return sql.sql(SETTINGS).query(String.class).list();
    }
}
