package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Another node, of a newer version, has recorded of an order what this one does not know. */
@FullApplication
@TestPropertySource(
        properties = "test.log=of-a-newer-version") // a database of its own: others compare theirs with its fold
@ExtendWith(OutputCaptureExtension.class)
class RollingUpgradeIT extends OverHttp {

    private String order = "";

    @BeforeEach
    void anOrderThatANewerVersionHasChanged() {
        order = placed();
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', ?, 1, 'OrderGiftWrapped', '1', clock_timestamp(), '{}', '{}')
                        """).param(id(order)).update();
    }

    @Test
    void theOrderCannotBeChangedHereUntilTheUpgradeIsFinished() {
        Answer answer = clerk().command(order + "/confirm");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("30");
        assertThat(answer.text()).doesNotContain("OrderGiftWrapped", "Exception", "dev.orderflow");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderGiftWrapped");
    }

    @Test
    void anExpectedVersionDoesNotHelp() {
        assertThat(clerk().command(order + "/confirm", "If-Match", "\"0\"").status())
                .isEqualTo(503);
    }

    @Test
    void itsHistoryShowsTheEventAsItIsStored() {
        JsonNode event = viewer().get(order + "/events?after=0").json().at("/items/0");

        assertThat(event.get("type").stringValue()).isEqualTo("OrderGiftWrapped");
        assertThat(event.get("payload").isObject()).isTrue();
    }

    @Test
    void theOrderCanBeSeenAsItWasBeforeButNotSince() {
        assertThat(viewer().get(order + "?version=0").status()).isEqualTo(200);
        assertThat(viewer().get(order + "?version=1").problem()).isEqualTo("store-unavailable");
    }

    @Test
    void theLogSaysWhichEventItIs(CapturedOutput log) {
        Answer answer = clerk().command(order + "/confirm");

        assertThat(log.getOut().lines())
                .anyMatch(line -> line.contains("[" + answer.header("X-Correlation-Id") + "]")
                        && line.contains("OrderGiftWrapped"));
    }
}
