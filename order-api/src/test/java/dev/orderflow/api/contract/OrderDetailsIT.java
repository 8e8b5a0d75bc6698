package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@FullApplication
class OrderDetailsIT extends OverHttp {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";

    @Test
    void aPlacedOrderShowsWhatWasPlaced() {
        String customer = newCustomer();
        String order = placed(customer, BOOK, PEN);

        Answer answer = viewer().get(order + "?atLeastVersion=0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(withoutTimes(answer)).isEqualTo(json("""
                {'orderId': '%s', 'customerId': '%s', 'status': 'PLACED', 'version': 0,
                'total': {'amount': '41.48', 'currency': 'EUR'}, 'lines': [
                    {'sku': 'book-1', 'quantity': 2, 'unitPrice': {'amount': '19.99', 'currency': 'EUR'}},
                    {'sku': 'pen.red', 'quantity': 1, 'unitPrice': {'amount': '1.50', 'currency': 'EUR'}}]}
                """.formatted(id(order), customer)));
    }

    @Test
    void membersComeInTheContractsSequence() {
        assertThat(viewer().get(placed() + "?atLeastVersion=0").json().propertyNames())
                .containsExactly(
                        "orderId", "customerId", "status", "version", "total", "placedAt", "updatedAt", "lines");
    }

    @Test
    void addedAndRemovedLinesChangeTheTotal() {
        String order = placed();
        done(clerk().post(order + "/lines", line("mug_3", 3, "8", "EUR")));
        done(clerk().delete(order + "/lines/book-1"));

        JsonNode details = viewer().get(order + "?atLeastVersion=2").json();

        assertThat(details.at("/total/amount").stringValue()).isEqualTo("25.50");
        assertThat(details.get("lines").findValuesAsString("sku")).containsExactly("pen.red", "mug_3");
    }

    @Test
    void aShipmentShowsOnceItIsOnItsWay() {
        JsonNode details = viewer().get(shipped() + "?atLeastVersion=2").json();

        assertThat(details.get("status").stringValue()).isEqualTo("SHIPPED");
        assertThat(details.get("carrier").stringValue()).isEqualTo("Post");
        assertThat(details.get("trackingNumber").stringValue()).isEqualTo("RR-1");
        assertThat(details.has("cancellationReason")).isFalse();
    }

    @Test
    void aDeliveredOrderStillShowsItsShipment() {
        JsonNode details = viewer().get(delivered() + "?atLeastVersion=3").json();

        assertThat(details.get("status").stringValue()).isEqualTo("DELIVERED");
        assertThat(details.get("carrier").stringValue()).isEqualTo("Post");
    }

    @Test
    void aCancelledOrderShowsTheReason() {
        JsonNode details = viewer().get(cancelled() + "?atLeastVersion=1").json();

        assertThat(details.get("status").stringValue()).isEqualTo("CANCELLED");
        assertThat(details.get("cancellationReason").stringValue()).isEqualTo("Ordered twice");
        assertThat(details.has("carrier")).isFalse();
        assertThat(details.has("trackingNumber")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1200.00, 1200, 2400", "EUR, 20, 20.00, 40.00", "KWD, 0.125, 0.125, 0.250"})
    void amountsHaveTheDigitsOfTheirCurrency(String currency, String sent, String price, String total) {
        String order = placed(newCustomer(), line("book-1", 2, sent, currency));

        JsonNode details = viewer().get(order + "?atLeastVersion=0").json();

        assertThat(details.at("/lines/0/unitPrice/amount").stringValue()).isEqualTo(price);
        assertThat(details.at("/total/amount").stringValue()).isEqualTo(total);
        assertThat(details.at("/total/currency").stringValue()).isEqualTo(currency);
    }

    @Test
    void timesAreThoseOfTheFirstAndOfTheLastEventInMicroseconds() {
        String order = confirmed();
        List<Instant> times = sql.sql(
                        "select timestamp from event_store.events where aggregate_id = ? order by sequence_number")
                .param(id(order))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .list();

        JsonNode details = viewer().get(order + "?atLeastVersion=1").json();

        assertThat(details.get("placedAt").stringValue()).matches(TIME);
        assertThat(details.get("updatedAt").stringValue()).matches(TIME);
        assertThat(Instant.parse(details.get("placedAt").stringValue())).isEqualTo(times.get(0));
        assertThat(Instant.parse(details.get("updatedAt").stringValue())).isEqualTo(times.get(1));
        assertThat(Duration.between(times.get(0), Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void theETagIsTheVersion() {
        assertThat(viewer().get(confirmed() + "?atLeastVersion=1").header("ETag"))
                .isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "\"7\", \"1\"", "*"})
    void aVersionThatTheClientHasIsNotSentAgain(String ifNoneMatch) {
        Answer answer = viewer().get(confirmed() + "?atLeastVersion=1", "If-None-Match", ifNoneMatch);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Cache-Control")).contains("no-cache", "private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "W/\"7\"", "\"\""})
    void anotherVersionIsSent(String ifNoneMatch) {
        Answer answer = viewer().get(confirmed() + "?atLeastVersion=1", "If-None-Match", ifNoneMatch);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("version").intValue()).isEqualTo(1);
    }

    @Test
    void headAnswersAsGetDoesWithoutABody() {
        String order = confirmed();
        viewer().get(order + "?atLeastVersion=1");

        Answer answer = viewer().send("HEAD", order, BodyPublishers.noBody());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void anAnswerMayBeKeptByTheClientAloneWhoHasToAskEachTime() {
        assertThat(viewer().get(placed() + "?atLeastVersion=0").header("Cache-Control"))
                .isEqualTo("no-cache, private");
    }

    @Test
    void ifMatchIsAPreconditionOfReadsToo() {
        String order = confirmed();

        assertThat(viewer().get(order + "?atLeastVersion=1", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(viewer().get(order, "If-Match", "\"0\"").problem()).isEqualTo("version-mismatch");
        assertThat(viewer().get(order, "If-Match", "\"0\"").status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void aMalformedConditionIsRefused(String header) {
        Answer answer = viewer().get(placed() + "?atLeastVersion=0", header, "0");

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(header);
    }

    @Test
    void anOrderThatIsNotThereIsNotFound() {
        Answer answer = viewer().get(newOrder(), "If-Match", "*");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("order-not-found");
    }

    private static JsonNode withoutTimes(Answer answer) {
        return ((ObjectNode) answer.json()).remove(List.of("placedAt", "updatedAt"));
    }
}
