package dev.orderflow.platform.projections.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.Folds;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.operations.ProcessorQueries;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A read model is built anew beside the live one, and takes its place when it is as good. */
@FullApplication
class ReplayIT {

    private static final String LIST = "order-list";

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private Replays replays;

    @Autowired
    private SegmentOperations segments;

    @Autowired
    private ProcessorQueries processors;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transactions;

    private Operator operator;
    private OrderId order;

    @BeforeEach
    void anOrder() {
        operator = new Operator(sql);
        order = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(order));
        operator.awaitCaughtUp(LIST);
    }

    @AfterEach
    void everythingRunsAgain() {
        letTheNewBuildGoOn();
        operator.resume(LIST);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "order-details"})
    void whatHasGoneWrongInTheRowsIsMended(String readModel) {
        operator.awaitCaughtUp(readModel);
        String table = readModel.replace('-', '_');
        List<String> before = rows(table);
        sql.sql("update read_model." + table + " set customer_id = 'somebody else' where order_id = ?")
                .param(order.value())
                .update();

        operator.replay(readModel);

        assertThat(rows(table)).isEqualTo(before);
        assertThat(differences(readModel)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "order-details", "daily-statistics", "customer-summary"})
    void everyReadModelComesOutAsTheLogHasIt(String readModel) {
        operator.replay(readModel);

        assertThat(Folds.differences(sql, readModel)).isZero();
    }

    @Test
    void meanwhileTheOldRowsAreReadAndFollowTheLog() {
        beginAReplayThatGetsNowhere();
        OrderId later = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(later));

        operator.awaitCaughtUp(LIST);

        assertThat(operator.isReplaying(LIST)).isTrue();
        assertThat(version(order)).isZero();
        assertThat(version(later)).isZero();
        letTheNewBuildGoOn();
        operator.awaitReplay(LIST);
        assertThat(version(order)).isZero();
        assertThat(version(later)).isZero();
    }

    @Test
    void afterwardsTheNewRowsFollowTheLog() {
        operator.replay(LIST);

        commands.sendAndWait(TestOrders.confirm(order));
        operator.awaitCaughtUp(LIST);

        assertThat(version(order)).isEqualTo(1);
    }

    @Test
    void itGoesOnAfterARestartInItsMidst() {
        moreOrdersThanABatchTakes();
        operator.awaitCaughtUp(LIST);
        List<String> before = rows("order_list");
        operator.beginReplay(LIST);
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> builtRows() > 0);
        operator.pause(LIST);

        operator.resume(LIST);

        operator.awaitReplay(LIST);
        assertThat(rows("order_list")).isEqualTo(before);
    }

    @Test
    void thereIsAWayBackFromWhichTheOldRowsFollowTheLog() {
        sql.sql("update read_model.order_list set customer_id = 'as it was before' where order_id = ?")
                .param(order.value())
                .update();
        operator.replay(LIST);
        commands.sendAndWait(TestOrders.confirm(order));
        operator.awaitCaughtUp(LIST);

        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});

        operator.awaitCaughtUp(LIST);
        assertThat(rows("order_list")).anyMatch(row -> row.contains("as it was before") && row.contains("CONFIRMED"));
        operator.replay(LIST);
    }

    @Test
    void thereIsNoWayBackToABuildThatIsNotWhole() {
        operator.replay(LIST);
        beginAReplayThatGetsNowhere();
        assertThatTheBuildsStayWhereTheyAre();

        sql.sql("update read_model.replays set finished_at = now() where finished_at is null")
                .update();
        assertThatTheBuildsStayWhereTheyAre();

        letTheNewBuildGoOn();
        operator.replay(LIST);
    }

    private void assertThatTheBuildsStayWhereTheyAre() {
        assertThatThrownBy(() ->
                        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {}))
                .hasMessageContaining("not whole");
        assertThat(version(order)).isZero();
    }

    /** A node that loses a claim may take it up again, and Axon would let it wait for twice as long each time. */
    @Test
    void howeverOftenBuildsChangePlacesTheSegmentsAreSoonWorkedOnAgain() {
        operator.replay(LIST);

        for (int swap = 1; swap <= 5; swap++) {
            awaitOwners();
            sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        }

        awaitOwners();
    }

    @Test
    void aSegmentThatIsSplitMeanwhileStaysSplit() {
        beginAReplayThatGetsNowhere();
        segments.split(LIST, 0);

        letTheNewBuildGoOn();
        operator.awaitReplay(LIST);

        assertThat(segmentIds()).containsExactly(0, 1, 2);
        assertThat(Folds.differences(sql, LIST)).isZero();
        segments.merge(LIST, 0);
        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        assertThat(segmentIds()).containsExactly(0, 1);
    }

    @Test
    void aReplayThatWasNotTakenIsForgottenWhenTheNextBegins() {
        beginAReplayThatGetsNowhere();
        sql.sql(
                        "update read_model.replays set finished_at = now(), failure = 'Not good enough.' where finished_at is null")
                .update();
        assertThat(processors.find(LIST).error()).isEqualTo("The replay was not taken: Not good enough.");
        letTheNewBuildGoOn();
        operator.pause(LIST);

        operator.beginReplay(LIST);

        assertThat(processors.find(LIST).error()).isNull();
        operator.resume(LIST);
        operator.awaitReplay(LIST);
    }

    @Test
    void aBuildThatWouldLoseAnOrderIsNotTaken() {
        OrderId invented = TestOrders.newId();
        sql.sql("""
                        insert into read_model.order_list
                        select (jsonb_populate_record(row, jsonb_build_object('order_id', ?))).*
                        from read_model.order_list as row where order_id = ?
                        """).param(invented.toString()).param(order.value()).update();

        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying(LIST));

        assertThat(failure()).isEqualTo("1 orders would be missing, or older than they are.");
        assertThat(version(invented)).isZero();
        sql.sql("delete from read_model.order_list where order_id = ?")
                .param(invented.value())
                .update();
    }

    @Test
    void aBuildOfAnotherShapeIsNotTaken() {
        beginAReplayThatGetsNowhere();
        sql.sql("alter table read_model.order_list add column note text").update();

        letTheNewBuildGoOn();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying(LIST));

        assertThat(failure()).isEqualTo("Its tables have got another shape since it was asked for.");
        assertThatThrownBy(() ->
                        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {}))
                .hasMessageContaining("another shape");
        sql.sql("alter table read_model.order_list drop column note").update();
    }

    @Test
    void twoAtOnceAreOneTooMany() {
        operator.pause(LIST);

        assertThat(replays.request(LIST)).isTrue();
        assertThat(replays.request(LIST)).isFalse();

        operator.resume(LIST);
        operator.awaitReplay(LIST);
    }

    /** One batch of it failed, was tried again, and succeeded. */
    @Test
    void oneThatHasGotPastItsFailureDoesNotGiveWay() {
        operator.pause(LIST);
        replays.request(LIST);
        sql.sql("insert into read_model.failures (processor, position, cause) values (?, 0, 'a deadlock, for once')")
                .param(LIST + ".rebuild")
                .update();

        assertThat(replays.request(LIST)).isFalse();

        operator.resume(LIST);
        operator.awaitReplay(LIST);
    }

    @Test
    void oneThatFailsAgainAndAgainGivesWayToTheNext() {
        beginAReplayThatGetsNowhere();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> processors.find(LIST).error() != null);

        assertThat(processors.find(LIST).error()).isEqualTo("The replay: not yet");
        assertThat(replays.request(LIST)).isTrue();

        operator.awaitReplay(LIST);
        assertThat(processors.find(LIST).error()).isNull();
    }

    /** Indices and keys of the tables that change places go by the same names. */
    @Test
    void theNewTablesAreLikeTheOldOnes() {
        List<String> before = indices();

        operator.replay(LIST);

        assertThat(indices()).isEqualTo(before).hasSize(5);
    }

    /** Every batch of the new build fails. */
    private void beginAReplayThatGetsNowhere() {
        transactions.executeWithoutResult(transaction -> {
            operator.beginReplay(LIST);
            sql.sql("""
                            create function read_model_spare.hold_up() returns trigger language plpgsql as $$
                            begin
                                raise exception 'not yet';
                            end $$
                            """).update();
            sql.sql("create trigger hold_up before insert on read_model_spare.order_list"
                            + " for each statement execute function read_model_spare.hold_up()")
                    .update();
        });
    }

    private void letTheNewBuildGoOn() {
        sql.sql("drop function if exists read_model_spare.hold_up cascade").update();
    }

    private void moreOrdersThanABatchTakes() {
        log.publish(Stream.generate(TestOrders::newId)
                .limit(5_000)
                .map(id -> new GenericDomainEventMessage<>("Order", id.toString(), 0, TestOrders.placed(id)))
                .toList());
    }

    private long builtRows() {
        return sql.sql("select count(*) from read_model_spare.order_list")
                .query(Long.class)
                .single();
    }

    private List<String> rows(String table) {
        return sql.sql("select to_jsonb(row)::text from read_model." + table + " as row order by order_id")
                .query(String.class)
                .list();
    }

    private void awaitOwners() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> sql.sql("select bool_and(owner is not null) from read_model.tokens where processor = ?")
                        .param(LIST)
                        .query(Boolean.class)
                        .single());
    }

    private List<Integer> segmentIds() {
        return sql.sql("select segment from read_model.tokens where processor = ? order by segment")
                .param(LIST)
                .query(Integer.class)
                .list();
    }

    /** -1 for an order that is not shown. */
    private long version(OrderId id) {
        return sql.sql("select version from read_model.order_list where order_id = ?")
                .param(id.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private long differences(String readModel) {
        return sql.sql("select differences from read_model.replays where processor = ? order by id desc limit 1")
                .param(readModel)
                .query(Long.class)
                .single();
    }

    private String failure() {
        return sql.sql("select failure from read_model.replays where processor = ? order by id desc limit 1")
                .param(LIST)
                .query(String.class)
                .single();
    }

    private List<String> indices() {
        return sql.sql("""
                        select indexdef from pg_indexes
                        where schemaname = 'read_model' and tablename = 'order_list' order by indexname
                        """).query(String.class).list();
    }
}
