package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.ReadModels;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The processors, as operators see and steer them. */
class ProcessorsIT extends ProcessorSetUp {

    @Test
    void thoseOfTheReadModelsAreListed() {
        assertThat(names("/api/processors")).containsExactlyElementsOf(ReadModels.names(sql));
        assertThat(names("/api/processors?sideEffects=false")).containsExactlyElementsOf(ReadModels.names(sql));
    }

    @Test
    void thoseWithSideEffectsAreListedForWhoeverAsksForThem() {
        assertThat(names("/api/processors?sideEffects=true")).isSorted().containsAll(ReadModels.names(sql));
    }

    @Test
    void whoeverAsksForThemSaysTrueOrFalse() {
        Answer answer = operator().get("/api/processors?sideEffects=yes");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    private List<String> names(String path) {
        return operator()
                .get(path)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("name").stringValue())
                .toList();
    }

    @Test
    void whoHasCaughtUpIsAtTheHead() {
        placed();

        JsonNode item = await(state -> state.get("caughtUp").booleanValue());

        assertThat(item.propertyNames())
                .containsExactly(
                        "name",
                        "head",
                        "position",
                        "lagEvents",
                        "lagSeconds",
                        "caughtUp",
                        "paused",
                        "replaying",
                        "error",
                        "deadLetters",
                        "segments");
        assertThat(item.get("name").stringValue()).isEqualTo("order-list");
        assertThat(item.get("position")).isEqualTo(item.get("head"));
        assertThat(item.get("lagEvents").intValue()).isZero();
        assertThat(item.get("lagSeconds").doubleValue()).isZero();
        assertThat(item.get("paused").booleanValue()).isFalse();
        assertThat(item.get("replaying").isNull()).isTrue();
        assertThat(item.get("error").isNull()).isTrue();
        assertThat(item.get("segments"))
                .isNotEmpty()
                .allSatisfy(segment -> assertThat(segment.propertyNames()).containsExactly("id", "owner", "position"))
                .allSatisfy(segment ->
                        assertThat(segment.get("owner").stringValue()).isNotEmpty());
    }

    @Test
    void whoIsPausedFallsBehindUntilItIsResumed() {
        await(state -> state.get("caughtUp").booleanValue());
        Answer pause = operator().command(LIST + "/pause");
        assertRequested(pause, "pause");
        await(state -> state.get("segments").get(0).get("owner").isNull()
                && state.get("segments").get(1).get("owner").isNull());

        placed();
        placed();

        JsonNode behind = state();
        assertThat(behind.get("paused").booleanValue()).isTrue();
        assertThat(behind.get("caughtUp").booleanValue()).isFalse();
        assertThat(behind.get("lagEvents").intValue()).isEqualTo(2);
        assertThat(behind.get("lagSeconds").doubleValue()).isPositive();
        assertRequested(operator().command(LIST + "/resume"), "resume");
        await(state ->
                state.get("caughtUp").booleanValue() && !state.get("paused").booleanValue());
    }

    @Test
    void aReplayIsAskedForAndSeenUntilItIsDone() {
        placed();
        operator().command(LIST + "/pause");

        assertRequested(operator().command(LIST + "/replay"), "replay");

        JsonNode replaying = state().get("replaying");
        assertThat(replaying.propertyNames()).containsExactly("percent", "eventsPerSecond", "secondsLeft");
        assertThat(replaying.get("percent").intValue()).isBetween(0, 100);
        Answer second = operator().command(LIST + "/replay");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("replay-in-progress");
        operator().command(LIST + "/resume");
        await(state -> state.get("replaying").isNull() && state.get("caughtUp").booleanValue());
    }

    @Test
    void aReplayIsRefusedWhileObjectsOfOthersWouldGoAstray() {
        sql.sql("create materialized view list_of_yesterday as select * from read_model.order_list")
                .update();

        Answer answer = operator().command(LIST + "/replay");

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("replay-blocked");
        assertThat(answer.json().get("blockedBy").valueStream().map(JsonNode::stringValue))
                .containsExactly("materialized view list_of_yesterday");
        assertThat(state().get("replaying").isNull()).isTrue();
        sql.sql("drop materialized view list_of_yesterday").update();
        assertRequested(operator().command(LIST + "/replay"), "replay");
        await(state -> state.get("replaying").isNull() && state.get("caughtUp").booleanValue());
    }

    @Test
    void aReplayThatWasNotTakenIsNamedUntilItIsAcknowledged() {
        sql.sql(
                        "insert into read_model.replays (processor, finished_at, failure) values ('order-list', now(), 'Not good enough.')")
                .update();
        assertThat(state().get("error").stringValue()).isEqualTo("The replay was not taken: Not good enough.");
        assertThat(state().get("errorKind").stringValue()).isEqualTo("replay-refused");

        assertRequested(operator().command(LIST + "/replay/acknowledge"), "acknowledge");

        assertThat(state().get("error").isNull()).isTrue();
        Answer second = operator().command(LIST + "/replay/acknowledge");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("nothing-to-acknowledge");
    }
}
