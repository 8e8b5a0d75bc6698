package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** What a request may send, and what it may ask for. */
class MediaTypesTest extends EdgeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/*",
                "*/*",
                "text/html, application/json;q=0.1",
                "application/json;charset=iso-8859-1",
                "*/*;q=0, application/json",
                "APPLICATION/JSON"
            })
    void jsonIsAccepted(String accept) {
        Answer answer = send("POST", ORDER + "/confirm", "Accept", accept);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/problem+json",
                "text/event-stream",
                "application/json;q=0",
                "*/*, application/json;q=0",
                "*/*;q=0",
                "json",
                "*/json",
                "application/json;q=2",
                "application/json;q=x",
                "application/json/x",
                ";",
                "\u00e4/\u00f6"
            })
    void jsonIsNotAccepted(String accept) {
        assertThat(send("POST", ORDER + "/confirm", "Accept", accept).problem()).isEqualTo("not-acceptable");
        Mockito.verifyNoInteractions(commands);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\"; a=b"
            })
    void aBodyIsJsonInUtf8(String type) {
        assertThat(send(request(ORDER + "/confirm", "Content-Type", type).POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-16",
                "application/json;charset=nonsense",
                "application/json;charset=",
                "application/problem+json",
                "application/*",
                "*/*",
                "json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data;boundary=x"
            })
    void andNothingElse(String type) {
        for (String method : new String[] {"POST", "DELETE"}) {
            String path = method.equals("POST") ? "/confirm" : "/lines/a";
            assertThat(send(request(ORDER + path, "Content-Type", type)
                                    .method(method, BodyPublishers.ofString("a=%zz")))
                            .problem())
                    .isEqualTo("unsupported-media-type");
        }
    }

    /** Spring would fail on them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"application/*", "*/*", "application/json;charset=foo", "application/json;charset=", "json"})
    void aTypeThatIsNoneIsRefusedAlsoWithoutABody(String type) {
        for (String method : new String[] {"POST", "DELETE"}) {
            String path = method.equals("POST") ? "/confirm" : "/lines/a";
            assertThat(send(request(ORDER + path, "Content-Type", type).method(method, BodyPublishers.noBody()))
                            .problem())
                    .isEqualTo("unsupported-media-type");
        }
    }

    @Test
    void aBodyWithoutATypeIsRefused() {
        assertThat(send(request(ORDER + "/confirm").POST(BodyPublishers.ofString("{}")))
                        .problem())
                .isEqualTo("unsupported-media-type");
    }

    @Test
    void aCompressedBodyIsRefused() {
        assertThat(post(ORDER + "/confirm", "{}", "Content-Encoding", "gzip").problem())
                .isEqualTo("unsupported-media-type");
    }
}
