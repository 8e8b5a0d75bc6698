package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests about processors that are not carried out. */
class ProcessorRequestsIT extends ProcessorSetUp {

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
}
