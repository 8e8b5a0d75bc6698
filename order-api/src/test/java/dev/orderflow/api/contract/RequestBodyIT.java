package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is one JSON object in UTF-8 of at most 64 KiB, whatever it says. Answers are JSON too. */
@FullApplication
class RequestBodyIT extends OverHttp {

    @Test
    void aBodyIsUtf8() {
        assertThat(clerk().post(
                                placed() + "/cancel",
                                "{\"reason\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}{}", "{\"reason\": \"a\", \"reason\": \"b\"}", "\ufeff{}"})
    void aBodyIsOneJsonObject(String body) {
        assertThat(clerk().post(placed() + "/cancel", body).problem()).isEqualTo("invalid-request");
    }

    @Test
    void aBodyHasAtMost64KiB() {
        String order = placed();
        String most = CANCELLATION + " ".repeat(65_536 - CANCELLATION.length());

        Answer tooLarge = clerk().post(order + "/cancel", most + " ");

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.problem()).isEqualTo("request-too-large");
        assertThat(clerk().post(order + "/cancel", most).status()).isEqualTo(200);
    }

    @Test
    void aBodyIsJson() {
        Answer answer = clerk().send(
                        "POST",
                        placed() + "/cancel",
                        BodyPublishers.ofString(CANCELLATION),
                        "Content-Type",
                        "text/plain");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    @Test
    void answersAreJson() {
        Answer answer = viewer().get(ORDERS, "Accept", "text/html");

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.problem()).isEqualTo("not-acceptable");
    }
}
