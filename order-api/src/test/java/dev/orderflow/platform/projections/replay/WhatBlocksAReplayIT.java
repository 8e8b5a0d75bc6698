package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application may not attach to other tables, or can't, is named before a replay begins, and nothing is changed. */
class WhatBlocksAReplayIT extends OthersFixture {

    private static final String VIEW = "create view outside.late as select order_id from read_model.order_list";

    @AfterEach
    void nothingBlocks() {
        theReplayHasEnded();
        administrator("drop publication if exists outside");
        administrator("drop schema if exists outside cascade");
        application("drop view if exists read_model_views.late");
        operator.replay(LIST);
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                Arguments.of(VIEW, "view outside.late"),
                Arguments.of(
                        "create materialized view outside.late as select order_id from read_model.order_list",
                        "materialized view outside.late"),
                Arguments.of(
                        "create table outside.notes (order_id uuid constraint known references read_model.order_list)",
                        "constraint known on table outside.notes"),
                Arguments.of(
                        "create function outside.orders() returns bigint"
                                + " begin atomic select count(*) from read_model.order_list; end",
                        "function outside.orders()"),
                Arguments.of(
                        "create table outside.archive () inherits (read_model.order_list)", "table outside.archive"),
                Arguments.of(
                        "create publication outside for table read_model.order_list",
                        "publication outside of the role"),
                Arguments.of(
                        "create view outside.before as select order_id from read_model_spare.order_list",
                        "view outside.before"));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void itIsNamedAndNothingIsChanged(String statement, String name) {
        operator.replay(LIST);
        administrator("create schema outside");
        administrator(statement);
        long replaysBefore = count(sql, "read_model.replays");

        assertThatThrownBy(() -> replays.request(LIST))
                .asInstanceOf(type(BlockedReplay.class))
                .satisfies(blocked -> assertThat(blocked.blockers())
                        .singleElement()
                        .asString()
                        .startsWith(name));

        assertThat(count(sql, "read_model.replays")).isEqualTo(replaysBefore);
        assertThat(count(sql, "read_model_spare.order_list")).isPositive();
        assertThat(status().error()).isNull();
    }

    @Test
    void aReplayDuringWhichItComesIsNotTaken() {
        beginAReplayThatGetsNowhere();
        administrator("create schema outside");
        administrator(VIEW);

        letTheNewBuildGoOn();
        operator.awaitEndOfReplay(LIST);

        assertThat(status().error())
                .isEqualTo("The replay was not taken: Its tables can't change places: view outside.late.");
        assertThat(version(order)).isZero();
    }

    @Test
    void thereIsNoWayBackWhileItIsThere() {
        operator.replay(LIST);
        administrator("create schema outside");
        administrator(VIEW);

        assertThatThrownBy(() ->
                        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {}))
                .hasMessageContaining("can't change places: view outside.late");
    }

    /** The swap has read what follows, and then comes this view. */
    @Test
    void whatComesInTheLastMomentIsNoticed() {
        operator.replay(LIST);
        application("create view read_model_views.late as select order_id from read_model.order_list");

        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            application("create or replace function read_model.dependents(model text) returns setof text language sql"
                    + " as 'select null where false'");
            assertThatThrownBy(() -> sql.sql("select read_model.swap_builds(?)")
                            .param(LIST)
                            .query(row -> {}))
                    .hasMessageContaining("can't change places: view read_model_views.late");
        });
    }
}
