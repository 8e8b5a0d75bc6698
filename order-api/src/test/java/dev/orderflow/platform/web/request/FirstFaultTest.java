package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first failure answers. Each request here has all the faults that come later as well. */
class FirstFaultTest extends EdgeTest {

    private static final String SMALL = "no JSON";
    private static final String LARGE = "x".repeat(65_537);

    @Test
    void firstAnAddressThatIsNotThere() {
        assertThat(post("/api/nothing", "none", "text/html", "text/plain", LARGE))
                .extracting(Answer::status, Answer::problem)
                .containsExactly(404, "not-found");
    }

    @Test
    void orAMethodThatTheAddressDoesNotTake() {
        Answer answer = send(request("/api/orders", "X-Scope", "none", "Accept", "text/html")
                .method("PROPFIND", BodyPublishers.ofString(LARGE)));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.problem()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void thenTheScope() {
        assertThat(post(ORDER + "/ship", "orders:read", "text/html", "text/plain", LARGE))
                .extracting(Answer::status, Answer::problem)
                .containsExactly(403, "forbidden");
    }

    @Test
    void thenWhatIsAccepted() {
        assertThat(post(ORDER + "/ship", "orders:write", "text/html", "text/plain", LARGE))
                .extracting(Answer::status, Answer::problem)
                .containsExactly(406, "not-acceptable");
    }

    @Test
    void thenTheTypeOfTheBody() {
        assertThat(post(ORDER + "/ship", "orders:write", "*/*", "text/plain", LARGE))
                .extracting(Answer::status, Answer::problem)
                .containsExactly(415, "unsupported-media-type");
    }

    @Test
    void thenItsSize() {
        assertThat(post("/api/orders/no-uuid/ship", LARGE))
                .extracting(Answer::status, Answer::problem)
                .containsExactly(413, "request-too-large");
    }

    @Test
    void thenTheRest() {
        assertThat(post("/api/orders/no-uuid/ship", SMALL))
                .extracting(Answer::status, Answer::problem)
                .containsExactly(400, "invalid-request");
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        String body = "{\"carrier\": \"DHL\", \"trackingNumber\": \"1\"}";

        assertThat(post(ORDER + "/ship", body + " ".repeat(65_536 - body.length()))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 1_500_000})
    void aBodyThatDoesNotSayItsSizeIsLimitedToo(int size) {
        byte[] body = new byte[size];
        Answer answer = send(request(ORDER + "/ship", "Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.problem()).isEqualTo("request-too-large");
    }

    @Test
    void anEmptyBodyThatDoesNotSayItsSizeIsNone() {
        Answer answer = send(request(ORDER + "/confirm")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0]))));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void anAddressTellsItsMethods() {
        Answer answer = send("OPTIONS", "/api/orders");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("POST");
    }

    /** A post with everything that can be refused before it is read. */
    private Answer post(String path, String scope, String accept, String type, String body) {
        return send(request(path, "X-Scope", scope, "Accept", accept, "Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }
}
