package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** Processors, of which one is operated. */
@FullApplication
abstract class ProcessorSetUp extends OverHttp {

    static final String LIST = "/api/processors/order-list";

    @AfterEach
    void everythingRunsAgain() {
        operator().command(LIST + "/resume");
    }

    JsonNode state() {
        return done(operator().get(LIST)).json();
    }

    JsonNode await(Predicate<JsonNode> reached) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::state, reached);
    }

    static List<Integer> ids(JsonNode state) {
        return state.get("segments")
                .valueStream()
                .map(segment -> segment.get("id").intValue())
                .toList();
    }

    static void assertRequested(Answer answer, String action) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo(LIST);
        assertThat(answer.json().propertyNames()).containsExactly("processor", "action", "requestedAt");
        assertThat(answer.json().get("processor").stringValue()).isEqualTo("order-list");
        assertThat(answer.json().get("action").stringValue()).isEqualTo(action);
    }

    static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
