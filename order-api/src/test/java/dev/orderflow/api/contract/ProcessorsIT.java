package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The processors, as operators see and steer them. */
@FullApplication
class ProcessorsIT extends OverHttp {

    private static final String LIST = "/api/processors/order-list";

    @AfterEach
    void everythingRunsAgain() {
        operator().command(LIST + "/resume");
    }

    @Test
    void allOfThemAreListed() {
        assertThat(operator().get("/api/processors").json().get("items"))
                .extracting(item -> item.get("name").stringValue())
                .containsExactlyElementsOf(ReadModels.names(sql));
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
                        "errorKind",
                        "deadLetters",
                        "segments");
        assertThat(item.get("name").stringValue()).isEqualTo("order-list");
        assertThat(item.get("position")).isEqualTo(item.get("head"));
        assertThat(item.get("lagEvents").intValue()).isZero();
        assertThat(item.get("lagSeconds").doubleValue()).isZero();
        assertThat(item.get("paused").booleanValue()).isFalse();
        assertThat(item.get("replaying").isNull()).isTrue();
        assertThat(item.get("error").isNull()).isTrue();
        assertThat(item.get("errorKind").isNull()).isTrue();
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

        assertRequested(operator().command(LIST + "/replay/acknowledge"), "acknowledge");

        assertThat(state().get("error").isNull()).isTrue();
        Answer second = operator().command(LIST + "/replay/acknowledge");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("nothing-to-acknowledge");
    }

    @Test
    void anOrderIsFollowedAcrossASplitAndAMerge() {
        assertRequested(operator().command(LIST + "/segments/1/split"), "split");

        await(state -> ids(state).equals(List.of(0, 1, 3)) && isOwned(state));
        String order = placed();
        assertRequested(operator().command(LIST + "/segments/3/merge"), "merge");
        await(state -> ids(state).equals(List.of(0, 1)) && isOwned(state));

        done(clerk().command(order + "/confirm"));
        new Operator(sql).awaitCaughtUp("order-list");
        assertThat(sql.sql("select version from read_model.order_list where order_id = ?::uuid")
                        .param(id(order))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeMergedIsLeftAlone() {
        operator().command(LIST + "/segments/0/split");
        await(state -> ids(state).equals(List.of(0, 1, 2)));

        Answer answer = operator().command(LIST + "/segments/1/merge");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().get("detail").stringValue()).contains("Segment 0");
        operator().command(LIST + "/segments/0/merge");
        await(state -> ids(state).equals(List.of(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/processors/order-lists", "/api/processors/order-list.rebuild", "/api/processors/%20"})
    void aProcessorThatDoesNotExistIsNotFound(String path) {
        assertNotFound(operator().get(path));
        for (String action : List.of(
                "/replay", "/pause", "/resume", "/segments/0/split", "/segments/0/merge", "/replay/acknowledge")) {
            assertNotFound(operator().command(path + action));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "x", "-1", "01", "99999999999"})
    void aSegmentThatDoesNotExistIsNotFound(String id) {
        assertNotFound(operator().command(LIST + "/segments/" + id + "/split"));
        assertNotFound(operator().command(LIST + "/segments/" + id + "/merge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pause",
                "/resume",
                "/replay",
                "/replay/acknowledge",
                "/segments/0/split",
                "/segments/0/merge",
                "/dead-letters/retry",
                "/dead-letters/1/retry"
            })
    void aBodyMayBeEmptyAndNothingElse(String action) {
        Answer notJson = operator().post(LIST + action, "not json");
        assertThat(notJson.status()).as(notJson.text()).isEqualTo(400);
        assertThat(notJson.problem()).isEqualTo("invalid-request");

        Answer unknown = operator().post(LIST + action, quoted("{'a': 1}"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.faults()).containsExactly("/a");
    }

    @Test
    void operatorsAlone() {
        assertThat(clerk().get("/api/processors").status()).isEqualTo(403);
        assertThat(clerk().command(LIST + "/replay").status()).isEqualTo(403);
        assertThat(stranger().get("/api/processors").status()).isEqualTo(401);
    }

    private JsonNode state() {
        return done(operator().get(LIST)).json();
    }

    private JsonNode await(Predicate<JsonNode> reached) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::state, reached);
    }

    private static List<Integer> ids(JsonNode state) {
        return state.get("segments")
                .valueStream()
                .map(segment -> segment.get("id").intValue())
                .toList();
    }

    private static boolean isOwned(JsonNode state) {
        return state.get("segments")
                .valueStream()
                .noneMatch(segment -> segment.get("owner").isNull());
    }

    private static void assertRequested(Answer answer, String action) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(LIST);
        assertThat(answer.json().propertyNames()).containsExactly("processor", "action", "requestedAt");
        assertThat(answer.json().get("processor").stringValue()).isEqualTo("order-list");
        assertThat(answer.json().get("action").stringValue()).isEqualTo(action);
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
