package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code If-Match} a command is applied to the version that the client has seen, or not at all. */
@FullApplication
class ExpectedVersionIT extends OverHttp {

    @Test
    void aCommandAppliesToTheVersionThatItExpects() {
        String order = placed();

        assertThat(clerk().command(order + "/confirm", "If-Match", "\"0\"").header("ETag"))
                .isEqualTo("\"1\"");
    }

    @Test
    void theETagOfAnAnswerIsWhatTheNextCommandExpects() {
        Answer placement = done(clerk().post(ORDERS, placement(newCustomer(), BOOK)));
        String order = placement.header("Location");
        String tag = placement.header("ETag");

        for (String sku : new String[] {"mug_1", "mug_2", "mug_3"}) {
            tag = done(clerk().post(order + "/lines", line(sku, 1, "8.00", "EUR"), "If-Match", tag))
                    .header("ETag");
        }

        assertThat(tag).isEqualTo("\"3\"");
    }

    @Test
    void anotherVersionIsAMismatch() {
        String order = confirmed();

        Answer answer = clerk().post(order + "/cancel", CANCELLATION, "If-Match", "\"0\"");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.problem()).isEqualTo("version-mismatch");
        assertThat(answer.json().get("expectedVersion").intValue()).isZero();
        assertThat(answer.json().get("actualVersion").intValue()).isEqualTo(1);
        assertThat(events(order)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "ship", "deliver", "cancel", "lines"})
    void aMismatchIsToldBeforeWhatTheStateForbids(String command) {
        String order = delivered();
        String body = switch (command) {
            case "ship" -> SHIPMENT;
            case "cancel" -> CANCELLATION;
            case "lines" -> BOOK;
            default -> "{}";
        };

        assertThat(clerk().post(order + "/" + command, body, "If-Match", "\"2\"")
                        .problem())
                .isEqualTo("version-mismatch");
        assertThat(clerk().post(order + "/" + command, body, "If-Match", "\"3\"")
                        .problem())
                .isEqualTo("order-rejected");
    }

    @Test
    void aVersionToComeIsAMismatchToo() {
        assertThat(clerk().delete(placed() + "/lines/pen.red", "If-Match", "\"1\"")
                        .problem())
                .isEqualTo("version-mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\", \"0\"", "W/\"0\", \"0\"", ",\"0\","})
    void aStarOrAListWithTheVersionMatches(String ifMatch) {
        assertThat(clerk().command(placed() + "/confirm", "If-Match", ifMatch).status())
                .isEqualTo(200);
    }

    @Test
    void severalHeaderLinesAreOneList() {
        assertThat(clerk().command(placed() + "/confirm", "If-Match", "\"7\"", "If-Match", "\"0\"")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"0\"", "\"1\", \"2\"", "\"00\"", "\"\"", "\"zero\"", "\"99999999999999999999\""})
    void aWeakTagAndOneThatNoAnswerHadNeverMatch(String ifMatch) {
        String order = placed();

        assertThat(clerk().command(order + "/confirm", "If-Match", ifMatch).status())
                .isEqualTo(412);
        assertThat(events(order)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0", "", "*, \"0\"", "w/\"0\"", "\"0\" \"1\""})
    void aMalformedOneIsRefused(String ifMatch) {
        Answer answer = clerk().command(placed() + "/confirm", "If-Match", ifMatch);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly("If-Match");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "*"})
    void anOrderThatIsNotThereHasNoVersion(String ifMatch) {
        assertThat(clerk().command(newOrder() + "/confirm", "If-Match", ifMatch).problem())
                .isEqualTo("order-not-found");
    }
}
