package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.ReadModels;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A processor that has handled events which the log does not have says so, stands still, and is well again after a replay. */
class LostEventsIT extends LostEventsFixture {

    private static final String LIST = "order-list";
    private static final String DETAILS = "order-details";

    @Test
    void aTokenAheadOfTheLogIsAnErrorUntilAReplay() {
        place(3);
        awaitAllCaughtUp();
        sql.sql("update read_model.tokens set token = '{\"index\": 99999999}' where processor = ?")
                .param(LIST)
                .update();

        await(() -> !processor(LIST).get("caughtUp").booleanValue());
        assertThat(processor(LIST).get("error").stringValue())
                .contains("has handled position 99999999, but the log ends at " + head());
        assertThat(processor(LIST).get("lagEvents").longValue()).isEqualTo(events());
        assertThat(processor(LIST).get("lagSeconds").doubleValue()).isPositive();
        await(() -> client().get("/actuator/health").status() == 503);
        assertThat(client().get("/actuator/health").text()).contains("99999999");
        assertThat(meter("orderflow_processor_stalled", LIST)).isEqualTo(1);
        assertThat(meter("orderflow_processor_contradicts_log", LIST)).isEqualTo(1);
        assertThat(client().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(processor(DETAILS).get("error").isNull()).isTrue();

        replay(LIST);
        awaitWell();
    }

    /** The log was restored from a backup, the read models were not. */
    @Test
    void aLogThatHasLostEventsIsNoticedAlsoWhenOthersHaveTakenTheirPositions() {
        place(3);
        awaitAllCaughtUp();
        stop();
        loseEvents(2);
        start();

        await(() -> client().get("/actuator/health").status() == 503);
        place(5);
        ReadModels.names(sql)
                .forEach(readModel -> assertStandsStill(readModel, "an event at position %s".formatted(head() - 3)));

        ReadModels.names(sql).forEach(this::replay);
        awaitWell();
    }

    @Test
    void aReplayThatHasHandledLostEventsSaysSoAndGivesWayToTheNext() {
        place(1);
        awaitAllCaughtUp();
        operator.pause(LIST);
        assertThat(client().command("/api/processors/" + LIST + "/replay").status())
                .isEqualTo(202);
        sql.sql("update read_model.tokens set token = '{\"index\": 88888888}', token_type = ? where processor = ?")
                .param("dev.orderflow.platform.eventstore.LogToken")
                .param(LIST + ".rebuild")
                .update();

        assertThat(processor(LIST).get("error").stringValue())
                .startsWith("The replay: It has handled position 88888888");
        assertThat(client().command("/api/processors/" + LIST + "/replay").status())
                .isEqualTo(202);
        operator.resume(LIST);
        operator.awaitReplay(LIST);
        awaitWell();
    }

    /** The other processors are shown as they are. */
    @Test
    void aTokenThatNobodyCanReadIsAnErrorOfItsProcessorAlone() {
        place(1);
        awaitAllCaughtUp();
        sql.sql("update read_model.tokens set token = '{\"index\": oops' where processor = ? and segment = 0")
                .param(LIST)
                .update();

        await(() -> processor(LIST).path("error").stringValue("").contains("can't be read"));
        assertThat(processor(LIST).get("caughtUp").booleanValue()).isFalse();
        assertThat(processor(DETAILS).get("error").isNull()).isTrue();
        await(() -> client().get("/actuator/health").status() == 503);

        replay(LIST);
        awaitWell();
    }

    @Test
    void aMergeDoesNotHideWhatASegmentHasHandled() {
        place(1);
        awaitAllCaughtUp();
        sql.sql("update read_model.tokens set token = '{\"index\": 77777777}' where processor = ? and segment = 1")
                .param(LIST)
                .update();

        assertThat(client().command("/api/processors/" + LIST + "/segments/0/merge")
                        .status())
                .isEqualTo(202);

        assertThat(processor(LIST).get("error").stringValue()).contains("position 77777777");
        replay(LIST);
        awaitWell();
        assertThat(client().command("/api/processors/" + LIST + "/segments/0/split")
                        .status())
                .isEqualTo(202);
    }

    private void assertStandsStill(String readModel, String what) {
        await(() -> processor(readModel).path("error").stringValue("").contains(what));
        assertThat(processor(readModel).get("caughtUp").booleanValue()).isFalse();
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> operator.position(readModel) < head());
        assertThat(Folds.differences(sql, readModel)).isPositive();
    }

    /** As if the log, and nothing else, had been restored from an older backup. */
    private void loseEvents(int count) {
        sql.sql("alter table event_store.events disable trigger user").update();
        sql.sql("delete from event_store.events where position > ?")
                .param(head() - count)
                .update();
        sql.sql("alter table event_store.events enable trigger user").update();
        sql.sql("select setval(pg_get_serial_sequence('event_store.events', 'position'), ?)")
                .param(head())
                .query(row -> {});
    }
}
