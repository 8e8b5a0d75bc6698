package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Operators step through a projection. */
@FullApplication
class SteppingCallsIT extends OverHttp {

    private static final String LIST = "/api/processors/order-list";
    private static final String STEPPING = LIST + "/stepping";

    @AfterEach
    void end() {
        operator().delete(STEPPING);
    }

    @Test
    void aSessionBeginsBeforeTheFirstEvent() {
        Answer begun = operator().command(STEPPING);

        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo(STEPPING);
        JsonNode session = begun.json();
        assertThat(session.propertyNames())
                .containsExactly("processor", "position", "head", "done", "startedAt", "endsAt", "deadLetters", "step");
        assertThat(session.get("position").intValue()).isZero();
        assertThat(session.get("step").isNull()).isTrue();
        assertThat(Duration.between(instant(session, "startedAt"), instant(session, "endsAt")))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(operator().get(LIST).json().get("steppingPosition").longValue())
                .isZero();
    }

    @Test
    void aStepIsTheEventAndTheRowsThatItHasChanged() {
        String order = confirmed();
        begun();
        ran("?to=" + (position(order, 1) - 1));

        Answer stepped = done(operator().command(STEPPING + "/step"));

        JsonNode step = stepped.json().get("step");
        assertThat(step.propertyNames()).containsExactly("event", "outcome", "cause", "handler", "changes");
        assertThat(step.get("event"))
                .isEqualTo(viewer().get(order + "/events?after=0")
                        .json()
                        .get("items")
                        .get(0));
        assertThat(step.get("outcome").stringValue()).isEqualTo("applied");
        JsonNode row = step.get("changes").get(0);
        assertThat(row.propertyNames()).containsExactly("table", "change", "key", "before", "after");
        assertThat(row.get("key")).isEqualTo(json("{'order_id': '" + id(order) + "'}"));
        assertThat(row.at("/before/status").stringValue()).isEqualTo("PLACED");
        assertThat(row.at("/after/status").stringValue()).isEqualTo("CONFIRMED");
        assertThat(row.at("/after/total").stringValue()).isEqualTo("41.48");
        assertThat(operator().get(STEPPING).json().get("step")).isEqualTo(step);
    }

    @Test
    void aRunWithoutAPositionComesToTheEndOfTheLog() {
        String order = placed();
        begun();

        JsonNode session = ran("");

        assertThat(session.get("position").longValue()).isGreaterThanOrEqualTo(position(order, 0));
        assertThat(session.get("step").isNull()).isTrue();
        assertRefused(operator().command(STEPPING + "/step"), "no-next-event");
        assertRefused(operator().command(STEPPING + "/run?to=0"), "stepping-moved");
    }

    @Test
    void aSecondSessionIsRefused() {
        begun();

        assertRefused(operator().command(STEPPING), "stepping-in-progress");
    }

    @Test
    void aRequestThatIsSentTwiceStepsOnce() {
        placed();
        begun();
        done(operator().command(STEPPING + "/step?after=0"));

        assertRefused(operator().command(STEPPING + "/step?after=0"), "stepping-moved");
    }

    @Test
    void whileTheReadModelIsRebuiltNobodySteps() {
        operator().command(LIST + "/pause");
        operator().command(LIST + "/replay");

        assertRefused(operator().command(STEPPING), "replay-in-progress");

        operator().command(LIST + "/resume");
        new Operator(sql).awaitReplay("order-list");
    }

    @Test
    void whoeverEndsASessionIsInTheAuditTrailAndWhoeverStepsIsNot() {
        placed();
        begun();
        operator().command(STEPPING + "/step");

        assertThat(operator().delete(STEPPING).status()).isEqualTo(204);

        JsonNode actions =
                operator().get("/api/operations/actions?limit=2").json().get("items");
        assertThat(actions.get(0).get("action").stringValue()).isEqualTo("end stepping");
        assertThat(actions.get(1).get("action").stringValue()).isEqualTo("step through");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/step", "/run"})
    void withoutASessionThereIsNothing(String path) {
        Answer answer = path.isEmpty() ? operator().get(STEPPING) : operator().command(STEPPING + path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
        assertThat(operator().delete(STEPPING).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/step?after=-1", "/step?after=x", "/step?after=", "/run?to=-1", "/run?to=1.0"})
    void aPositionOfAnotherFormIsInvalid(String path) {
        begun();

        Answer answer = operator().command(STEPPING + path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/step", "/run"})
    void aProcessorThatIsNotThereIsNotFound(String path) {
        assertThat(operator().command("/api/processors/nothing/stepping" + path).problem())
                .isEqualTo("not-found");
    }

    private void begun() {
        done(operator().command(STEPPING));
    }

    private long position(String order, int version) {
        return sql.sql("select position from event_store.events where aggregate_id = ? and sequence_number = ?")
                .params(id(order), version)
                .query(Long.class)
                .single();
    }

    private static Instant instant(JsonNode session, String name) {
        return Instant.parse(session.get(name).stringValue());
    }

    private static void assertRefused(Answer answer, String problem) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    /** A request works for about a second, and the log of all tests may be long. */
    private JsonNode ran(String to) {
        JsonNode session = done(operator().command(STEPPING + "/run" + to)).json();
        return session.get("done").booleanValue() ? session : ran(to);
    }
}
