package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Operator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The segments of a processor, as operators split and merge them. */
class ProcessorSegmentsIT extends ProcessorSetUp {

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
    @ValueSource(strings = {"7", "x", "-1", "01", "99999999999"})
    void aSegmentThatDoesNotExistIsNotFound(String id) {
        assertNotFound(operator().command(LIST + "/segments/" + id + "/split"));
        assertNotFound(operator().command(LIST + "/segments/" + id + "/merge"));
    }

    private static boolean isOwned(JsonNode state) {
        return state.get("segments")
                .valueStream()
                .noneMatch(segment -> segment.get("owner").isNull());
    }
}
