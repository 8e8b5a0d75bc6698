package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/operations/actions}: who has done what. */
@FullApplication
class AuditTrailIT extends OverHttp {

    private static final String ACTIONS = "/api/operations/actions";
    private static final String LIST = "/api/processors/order-list";

    private final String correlation = UUID.randomUUID().toString();

    @AfterEach
    void everythingRunsAgain() {
        operator().command(LIST + "/resume");
    }

    @Test
    void anActionSaysWhoHasAskedForWhatAndWhen() {
        Instant before = Instant.now().minusSeconds(1);

        act("/pause");

        JsonNode action = actions().get(0);
        assertThat(action.propertyNames())
                .containsExactly(
                        "id", "at", "actor", "action", "processor", "subject", "correlationId", "outcome", "result");
        assertThat(action.get("actor").stringValue()).isEqualTo("operator");
        assertThat(action.get("action").stringValue()).isEqualTo("pause");
        assertThat(action.get("processor").stringValue()).isEqualTo("order-list");
        assertThat(action.get("subject").isNull()).isTrue();
        assertThat(action.get("outcome").stringValue()).isEqualTo("requested");
        assertThat(action.get("result").isNull()).isTrue();
        assertThat(Instant.parse(action.get("at").stringValue())).isAfter(before);
    }

    @Test
    void whatIsRefusedIsThereWithTheReason() {
        assertThat(act("/segments/99/split").status()).isEqualTo(404);
        assertThat(act("/dead-letters/99999999/retry").status()).isEqualTo(404);

        assertThat(actions())
                .extracting(
                        action -> action.get("action").stringValue(),
                        action -> action.get("subject").stringValue(),
                        action -> action.get("outcome").stringValue(),
                        action -> action.get("result").stringValue())
                .containsExactly(
                        tuple(
                                "retry",
                                "dead letter 99999999",
                                "refused",
                                "There is no dead letter 99999999 of order-list."),
                        tuple("split", "segment 99", "refused", "order-list has no such segment."));
    }

    @Test
    void theDemosLeversAreThereToo() {
        slowDown(1);
        slowDown(0);

        assertThat(actions())
                .extracting(action -> action.get("subject").stringValue())
                .containsExactly("0 ms a batch", "1 ms a batch");
    }

    @Test
    void thePagesHaveEachActionOnce() {
        act("/pause");
        act("/resume");
        act("/pause");
        JsonNode first = page("?limit=2");

        JsonNode second = page("?limit=1&before=" + first.get("nextBefore"));

        assertThat(Stream.concat(
                                first.get("items").valueStream(),
                                second.get("items").valueStream())
                        .map(action -> action.get("action").stringValue()))
                .containsExactly("pause", "resume", "pause");
        assertThat(page("?before=1").get("nextBefore").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=", "before=0", "before=-1", "before=1.0"})
    void aParameterOfAnotherFormIsInvalid(String query) {
        Answer answer = operator().get(ACTIONS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void operatorsAlone() {
        assertThat(clerk().get(ACTIONS).status()).isEqualTo(403);
        assertThat(stranger().get(ACTIONS).status()).isEqualTo(401);
    }

    private void slowDown(int millis) {
        String[] headers = {"X-Correlation-Id", correlation, "Content-Type", "application/json"};
        BodyPublisher body = BodyPublishers.ofString(quoted("{'millis': %s}".formatted(millis)));
        assertThat(operator()
                        .send("PUT", "/demo/slowdowns/order-list", body, headers)
                        .status())
                .isEqualTo(204);
    }

    private Answer act(String action) {
        return operator().command(LIST + action, "X-Correlation-Id", correlation);
    }

    private List<JsonNode> actions() {
        return page("?limit=200")
                .get("items")
                .valueStream()
                .filter(action -> action.get("correlationId").stringValue().equals(correlation))
                .toList();
    }

    private JsonNode page(String query) {
        return done(operator().get(ACTIONS + query)).json();
    }
}
