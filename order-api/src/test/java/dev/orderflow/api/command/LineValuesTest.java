package dev.orderflow.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.OrderLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers and currencies that a line may have. */
class LineValuesTest extends EdgeTest {

    private static final String PRICE = "{'amount':'19.99','currency':'EUR'}";

    @ParameterizedTest
    @CsvSource({
        "2.0, invalid-request",
        "2e0, invalid-request",
        "'\"2\"', invalid-request",
        "true, invalid-request",
        "[2], invalid-request",
        "{}, invalid-request",
        "null, invalid-order",
        "0, invalid-order",
        "-1, invalid-order",
        "-0, invalid-order",
        "10001, invalid-order",
        "4294967298, invalid-order",
        "18446744073709551618, invalid-order"
    })
    void aQuantityIsAnIntegerInItsRange(String quantity, String slug) {
        Answer answer = placeLine("{'sku':'a','quantity':" + quantity + ",'unitPrice':" + PRICE + "}");

        assertThat(answer.problem()).isEqualTo(slug);
        assertThat(answer.faults()).containsExactly("/lines/0/quantity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | invalid-request",
                "[1] | invalid-request",
                "{} | invalid-request",
                "null | invalid-order",
                "0 | invalid-order",
                "0.009 | invalid-order",
                "0.011 | invalid-order",
                "1000000.01 | invalid-order",
                "-1 | invalid-order",
                "1e400 | invalid-order",
                "0.1e-400 | invalid-order",
                "1e99999999999 | invalid-order",
                "1e-99999999999 | invalid-order",
                "0e99999999999 | invalid-order",
                "1e2147483647 | invalid-order",
                "1e-2147483648 | invalid-order",
                "'' | invalid-order",
                "' ' | invalid-order",
                "' 1' | invalid-order",
                "'1\\n' | invalid-order",
                "'+1' | invalid-order",
                "'-1' | invalid-order",
                "'1.' | invalid-order",
                "'.5' | invalid-order",
                "'1e2' | invalid-order",
                "'1,5' | invalid-order",
                "'0x1' | invalid-order",
                "'\\u0661' | invalid-order",
                "'1\\u0000' | invalid-order"
            })
    void anAmountIsANumberOrAStringOfDigitsInItsRange(String amount, String slug) {
        Answer answer = placeLine("{'sku':'a','quantity':1,'unitPrice':{'amount':" + amount + ",'currency':'EUR'}}");

        assertThat(answer.problem()).isEqualTo(slug);
        assertThat(answer.faults()).containsExactly("/lines/0/unitPrice/amount");
    }

    @ParameterizedTest
    @CsvSource({
        "19.990, EUR, 19.99",
        "'\"19.990\"', EUR, 19.99",
        "'\"0019.99\"', EUR, 19.99",
        "1e2, EUR, 100.00",
        "1E+6, EUR, 1000000.00",
        "0.01, EUR, 0.01",
        "100e-2, JPY, 1",
        "'\"5.000\"', JPY, 5",
        "0.123, BHD, 0.123"
    })
    void theValueOfAnAmountCounts(String amount, String currency, String taken) {
        Answer answer = placeLine(
                "{'sku':'a','quantity':1,'unitPrice':{'amount':" + amount + ",'currency':'" + currency + "'}}");

        assertThat(answer.status()).isEqualTo(201);
        OrderLine line =
                ((PlaceOrder) sentCommand().getPayload()).lines().values().get(0);
        assertThat(line.unitPrice().money().amount()).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "XXX", "XAU", "EURO", "", "\u20ac"})
    void aCurrencyHasAMinorUnit(String currency) {
        Answer answer =
                placeLine("{'sku':'a','quantity':1,'unitPrice':{'amount':0.001,'currency':'" + currency + "'}}");

        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults())
                .containsExactlyInAnyOrder("/lines/0/unitPrice/currency", "/lines/0/unitPrice/amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'quantity':DIGITS,'unitPrice':{'amount':1,'currency':'EUR'}",
                "'quantity':1,'unitPrice':{'amount':DIGITS,'currency':'EUR'}",
                "'quantity':1,'unitPrice':{'amount':1.DIGITS1,'currency':'EUR'}",
                "'quantity':1,'unitPrice':{'amount':1eDIGITS,'currency':'EUR'}",
                "'quantity':1,'unitPrice':{'amount':'DIGITS','currency':'EUR'}"
            })
    void tensOfThousandsOfDigitsAreOutOfRange(String values) {
        String line = "{'sku':'a'," + values.replace("DIGITS", "7".repeat(60_000)) + "}";

        assertThat(placeLine(line).problem()).isEqualTo("invalid-order");
    }

    private Answer placeLine(String line) {
        String body = "{'customerId':'c','lines':[" + line + "]}";
        return post("/api/orders", body.replace('\'', '"'));
    }
}
