package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but what the contract says is taken, and whatever is refused, the answer is a complete problem document. */
@FullApplication
class StrictInputIT extends OverHttp {

    @Test
    void allFaultsOfABodyAreNamedAtOnce() {
        Answer answer = clerk().post(ORDERS, quoted("""
                {'customerId': 'a b', 'lines': [
                    {'sku': 'book-1', 'quantity': 0, 'unitPrice': {'amount': '19.999', 'currency': 'EUR'}},
                    {'sku': 'book-1', 'quantity': 1, 'unitPrice': {'amount': '5', 'currency': 'XAU'}},
                    {'quantity': 99999999999999999999, 'unitPrice': null}]}
                """));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder(
                        "/customerId",
                        "/lines/0/quantity",
                        "/lines/0/unitPrice/amount",
                        "/lines/1/sku",
                        "/lines/1/unitPrice/currency",
                        "/lines/2/sku",
                        "/lines/2/quantity",
                        "/lines/2/unitPrice");
    }

    @Test
    void aMalformedBodyListsBothKindsOfFaults() {
        Answer answer = clerk().post(ORDERS, quoted("{'customerId': '', 'lines': 7, 'colour': 'red'}"));

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactlyInAnyOrder("/customerId", "/lines", "/colour");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            'quantity': 2,   'quantity': 2.0
            'quantity': 2,   'quantity': '2'
            'quantity': 2,   'quantity': 2e0
            'quantity': 2,   'quantity': true
            'amount': '19.99', 'amount': true
            'amount': '19.99', 'amount': []
            'sku': 'book-1', 'sku': 1
            """, quoteCharacter = '`')
    void aWrongTypeIsMalformed(String right, String wrong) {
        String body = placement(newCustomer(), BOOK).replace(quoted(right), quoted(wrong));

        assertThat(clerk().post(ORDERS, body).problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19.99", "19.990", "\"19.9900\"", "1999e-2", "\"0019.99\""})
    void theValueOfAnAmountCounts(String amount) {
        String customer = newCustomer();
        String body = placement(customer, line("book-1", 1, "AMOUNT", "EUR")).replace("\"AMOUNT\"", amount);

        String order = done(clerk().post(ORDERS, body)).header("Location");

        assertThat(viewer().get(order + "?atLeastVersion=0")
                        .json()
                        .at("/total/amount")
                        .stringValue())
                .isEqualTo("19.99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "\"1e2\"", "\"-1\"", "\"+1\"", "\" 1\"", "\"1.\"", "\".5\"", "\"\u0661\"", "\"\""})
    void anAmountIsANumberOrDigits(String amount) {
        String body =
                placement(newCustomer(), line("book-1", 1, "AMOUNT", "EUR")).replace("\"AMOUNT\"", amount);

        Answer answer = clerk().post(ORDERS, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).startsWith("invalid-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800"})
    void whatCanNotBeStoredIsRefused(String text) {
        String order = placed();

        Answer answer = clerk().post(order + "/cancel", "{\"reason\": \"because " + text + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("/reason");
    }

    @Test
    void whatCanBeStoredComesBackAsItWas() {
        String order = placed();
        String reason =
                "\u00bfPor qu\u00e9? \\u0001 \\ud83d\\ude9a \\\" ".repeat(20).strip();
        done(clerk().post(order + "/cancel", "{\"reason\": \"" + reason + "\"}"));

        assertThat(viewer().get(order + "?atLeastVersion=1").json().get("cancellationReason"))
                .isEqualTo(json("\"" + reason + "\""));
    }

    @Test
    void lengthsCountCodePoints() {
        assertThat(clerk().post(placed() + "/cancel", "{\"reason\": \"" + "\ud83d\ude9a".repeat(500) + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(clerk().post(placed() + "/cancel", "{\"reason\": \"" + "\ud83d\ude9a".repeat(501) + "\"}")
                        .problem())
                .isEqualTo("invalid-order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders/no-uuid",
                "/api/orders/1-1-1-1-1",
                "/api/orders/a%2Fb",
                "/api/orders/%00",
                "/api/orders/%ff",
                "/api/orders;a=b",
                "/api//orders",
                "/api/orders/%2e%2e",
                "/api/orders?status=%ff"
            })
    void anAddressThatMisleadsIsMalformed(String path) {
        Answer answer = viewer().get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void aSkuInThePathFollowsTheRulesForOrders() {
        Answer answer = clerk().delete(placed() + "/lines/a%20b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("sku");
    }

    @Test
    void pathAndHeadersAreLookedAtBeforeTheBody() {
        assertThat(clerk().post(ORDERS + "/no-uuid/cancel", "{}", "If-Match", "0")
                        .faults())
                .containsExactly("orderId");
        assertThat(clerk().post(newOrder() + "/cancel", "{}", "If-Match", "0").faults())
                .containsExactly("If-Match");
        assertThat(clerk().post(newOrder() + "/cancel", "{}").faults()).containsExactly("/reason");
    }
}
