package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** {@code /demo/slow-motion}: everybody who may look can slow the projections down for a moment. */
@FullApplication
@TestPropertySource(properties = "test.log=with-an-unlucky-customer") // the application of the other levers
class SlowMotionIT extends OverHttp {

    @AfterEach
    void anOperatorEndsIt() {
        assertThat(operator()
                        .send(
                                "PUT",
                                "/demo/slowdowns/order-list",
                                BodyPublishers.ofString(quoted("{'millis': 0}")),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(204);
        assertThat(waits()).containsOnly(0);
    }

    @Test
    void aViewerSlowsEveryReadModelDownAndEverybodySeesIt() {
        assertThat(viewer().command("/demo/slow-motion").status()).isEqualTo(204);

        assertThat(waits()).hasSizeGreaterThan(2).containsOnly(2_000);
    }

    @Test
    void theOrderIsDecidedAllTheSame() {
        viewer().command("/demo/slow-motion");

        String order = placed();

        assertThat(events(order)).containsExactly("OrderPlaced");
        assertThat(viewer().get(order + "?atLeastVersion=0&timeout=PT0.5S").problem())
                .isEqualTo("read-model-behind");
        assertThat(viewer().get(order + "?atLeastVersion=0&timeout=PT10S").status())
                .isEqualTo(200);
    }

    @Test
    void aStrangerCanNot() {
        assertThat(stranger().command("/demo/slow-motion").problem()).isEqualTo("unauthenticated");
    }

    private List<Integer> waits() {
        return viewer().get("/demo/switches")
                .json()
                .get("slowdowns")
                .valueStream()
                .map(JsonNode::intValue)
                .toList();
    }
}
