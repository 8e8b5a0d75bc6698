package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A demo that is as before after each test. */
@FullApplication
@TestPropertySource(
        properties = "test.log=with-an-unlucky-customer") // a database of its own: others compare theirs with its fold
abstract class DemoSetUp extends OverHttp {

    @AfterEach
    void pushTheLeversBack() {
        slowDown("order-list", 0);
        operator().delete("/demo/fault");
    }

    JsonNode switches() {
        return viewer().get("/demo/switches").json();
    }

    void slowDown(String processor, int millis) {
        assertThat(put(operator(), "/demo/slowdowns/" + processor, quoted("{'millis': " + millis + "}"))
                        .status())
                .isEqualTo(204);
    }

    static Answer put(Client client, String path, String json) {
        return client.send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    JsonNode processor(String name) {
        return operator().get("/api/processors/" + name).json();
    }
}
