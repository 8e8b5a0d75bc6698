package dev.orderflow.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LineTotalsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "'\"19.99\"', 2, EUR, 39.98",
        "'\"1.50\"', 10, EUR, 15.00",
        "'\"500\"', 3, JPY, 1500",
        "'\"0.010\"', 2, KWD, 0.020",
        "'\"1000000.00\"', 10000, EUR, 10000000000.00"
    })
    void aLinesTotalHasTheDecimalsOfItsPrice(String price, int quantity, String currency, String total) {
        ObjectNode placed = placed(price, quantity, currency);

        LineTotals.add(placed);

        assertThat(placed.at("/lines/0/lineTotal"))
                .isEqualTo(JSON.createObjectNode().put("amount", total).put("currency", currency));
    }

    @Test
    void whatIsThereAlreadyStaysAsItIs() {
        ObjectNode placed = placed("\"19.99\"", 2, "EUR");
        ObjectNode before = placed.deepCopy();

        LineTotals.add(placed);

        ((ObjectNode) placed.at("/lines/0")).remove("lineTotal");
        assertThat(placed).isEqualTo(before);
    }

    @Test
    void aPriceThatHasLostItsDecimalsIsNotMultiplied() {
        assertThatThrownBy(() -> LineTotals.add(placed("19.9", 2, "EUR"))).hasMessageContaining("stringValue");
    }

    @Test
    void neitherIsAPriceWhoseDigitsWouldFillTheMemory() {
        assertThatThrownBy(() -> LineTotals.add(placed("\"1e999999999\"", 2, "EUR")))
                .hasMessageContaining("written as digits");
    }

    private static ObjectNode placed(String price, int quantity, String currency) {
        return (ObjectNode) JSON.readTree("""
                {"customerId": "customer-7", "lines": [
                    {"sku": "book-1", "quantity": %s, "unitPrice": {"amount": %s, "currency": "%s"}}]}
                """.formatted(quantity, price, currency));
    }
}
