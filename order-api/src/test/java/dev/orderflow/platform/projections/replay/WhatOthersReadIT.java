package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views and publications show the rows that queries are answered from, whichever table has them. */
class WhatOthersReadIT extends OthersFixture {

    private static final String LATE =
            "select order_id, version from read_model.order_list where status <> 'DELIVERED'";

    @AfterEach
    void nothingIsRead() {
        theReplayHasEnded();
        administrator("drop publication if exists everything");
        application("drop publication if exists shipping");
        application("drop view if exists read_model_views.late cascade");
    }

    @Test
    void theViewsForOthersFollowAReplayAndTheWayBack() {
        application("grant usage on schema read_model_views to " + reporter);
        application("grant select on all tables in schema read_model_views to " + reporter);
        reports.sql("create view reports.orders as select order_id, version from read_model_views.order_list")
                .update();

        operator.replay(LIST);

        assertThat(versionIn(place())).isZero();
        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        assertThat(versionIn(place())).isZero();
    }

    @ForEveryReadModel
    void everyReadModelHasAViewForOthers(String readModel) {
        operator.awaitCaughtUp(readModel);
        String table = readModel.replace('-', '_');

        operator.replay(readModel);

        assertThat(count(sql, "read_model_views." + table)).isEqualTo(count(sql, "read_model." + table));
        assertThat(tablesBehind("read_model_views." + table)).containsExactly("read_model." + table);
    }

    @Test
    void aViewOfTheApplicationsRoleFollowsWithItsOptionsAndWhatIsBuiltOnIt() {
        application(
                "create view read_model_views.late with (security_barrier) as " + LATE + " with local check option");
        application("create view read_model_views.late_count as select count(*) from read_model_views.late");

        operator.replay(LIST);

        OrderId later = place();
        assertThat(tablesBehind("read_model_views.late")).containsExactly("read_model.order_list");
        assertThat(count(sql, "read_model_views.late where order_id = '" + later + "'"))
                .isEqualTo(1);
        assertThat(sql.sql("select array_to_string(reloptions, ' ') from pg_class"
                                + " where oid = 'read_model_views.late'::regclass")
                        .query(String.class)
                        .single())
                .isEqualTo("security_barrier=true check_option=local");
    }

    @Test
    void aPublicationFollowsWithItsColumnsAndRows() {
        application("create publication shipping for table read_model.order_list (order_id, version)"
                + " where (order_id is not null), table read_model.daily_statistics");
        List<String> before = published();

        operator.replay(LIST);
        operator.replay("daily-statistics");

        assertThat(published()).isEqualTo(before);
        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void aPublicationOfAllTablesStopsNoUpdate() {
        administrator("create publication everything for all tables");

        assertThat(replays.request(LIST)).isTrue();
        operator.awaitReplay(LIST);
        operator.replay(LIST);

        assertThat(Folds.differences(sql, LIST)).isZero();
    }

    @Test
    void everyTableHasAKey() {
        assertThat(sql.sql("""
                                select pg_class.oid::regclass::text from pg_class
                                where relkind in ('r', 'p') and relnamespace::regnamespace::text !~ '^(pg_|information_schema|public)'
                                    and not exists (select from pg_index where indrelid = pg_class.oid and indisprimary)
                                """).query(String.class).list()).isEmpty();
    }

    private OrderId place() {
        OrderId placed = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(placed));
        operator.awaitCaughtUp(LIST);
        return placed;
    }

    private long versionIn(OrderId id) {
        return reports.sql("select version from reports.orders where order_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private List<String> tablesBehind(String view) {
        return sql.sql("""
                        select distinct refobjid::regclass::text from pg_depend join pg_rewrite on pg_rewrite.oid = objid
                        where classid = 'pg_rewrite'::regclass and ev_class = ?::regclass and refobjid <> ev_class
                            and refclassid = 'pg_class'::regclass
                        """).param(view).query(String.class).list();
    }

    private List<String> published() {
        return sql.sql("select tables::text from pg_publication_tables as tables where pubname = 'shipping' order by 1")
                .query(String.class)
                .list();
    }
}
