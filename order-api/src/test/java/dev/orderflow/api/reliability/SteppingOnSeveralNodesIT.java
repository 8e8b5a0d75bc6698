package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A session belongs to no node: whoever lives makes the next step. */
class SteppingOnSeveralNodesIT extends TwoNodes {

    private static final String STEPPING = "/api/processors/order-list/stepping";

    @Test
    void aSessionSurvivesTheDeathOfTheNodeThatBeganIt() {
        Load load = new Load(1, first::uri);
        load.awaitMore(5);
        load.close();
        assertThat(call(first, "POST", "").status()).isEqualTo(201);
        call(first, "POST", "/step");
        JsonNode before = call(first, "POST", "/step").json();

        first.kill();

        JsonNode found = call(second, "GET", "").json();
        assertThat(found.get("position")).isEqualTo(before.get("position"));
        assertThat(found.get("step")).isEqualTo(before.get("step"));
        JsonNode after = call(second, "POST", "/step").json();
        assertThat(after.get("position").longValue())
                .isGreaterThan(before.get("position").longValue());
        assertThat(call(second, "DELETE", "").status()).isEqualTo(204);
    }

    private static Answer call(RunningJar node, String method, String path) {
        return Answer.to(HttpRequest.newBuilder(node.uri(STEPPING + path))
                .header("Authorization", CREDENTIALS)
                .method(method, BodyPublishers.noBody())
                .build());
    }
}
