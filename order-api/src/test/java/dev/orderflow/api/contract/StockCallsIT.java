package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two calls about stock. */
class StockCallsIT extends StockSetUp {

    @Test
    void aReceiptAnswersWithTheStock() {
        Answer receipt = receive(sku, 10);

        assertThat(receipt.status()).as(receipt.text()).isEqualTo(201);
        assertThat(receipt.json())
                .isEqualTo(json(
                        "{'sku': '%s', 'onHand': 10, 'reserved': 0, 'available': 10, 'version': 0}".formatted(sku)));
        assertThat(receipt.header("ETag")).isEqualTo("\"0\"");
        assertThat(receipt.header("Location")).isEqualTo("/api/stock/" + sku);
    }

    @Test
    void whatComesInIsAddedAndReadFromTheLogAtOnce() {
        received(sku, 10);
        received(sku, 5);

        Answer stock = viewer().get("/api/stock/" + sku);

        assertThat(stock.json())
                .isEqualTo(json(
                        "{'sku': '%s', 'onHand': 15, 'reserved': 0, 'available': 15, 'version': 1}".formatted(sku)));
        assertThat(stock.header("ETag")).isEqualTo("\"1\"");
        assertThat(viewer().get("/api/stock/" + sku, "If-None-Match", "\"1\"").status())
                .isEqualTo(304);
    }

    @Test
    void aSkuThatIsNotKeptIsNotFound() {
        Answer answer = viewer().get("/api/stock/" + sku);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @Test
    void theSameKeyTakesStockInOnce() {
        String key = UUID.randomUUID().toString();
        Answer first = receive(sku, 10, "Idempotency-Key", key);
        received(sku, 5);

        Answer again = receive(sku, 10, "Idempotency-Key", key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(receive(sku, 11, "Idempotency-Key", key).problem()).isEqualTo("idempotency-key-reused");
        awaitStock(sku, 15, 0);
    }

    @Test
    void aReceiptMayBeForOneVersionOnly() {
        received(sku, 10);

        Answer missed = receive(sku, 10, "If-Match", "\"3\"");

        assertThat(missed.status()).as(missed.text()).isEqualTo(412);
        assertThat(missed.problem()).isEqualTo("version-mismatch");
        assertThat(missed.json().get("expectedVersion").longValue()).isEqualTo(3);
        assertThat(missed.json().get("actualVersion").longValue()).isZero();
        assertThat(receive(sku, 10, "If-Match", "\"3\", \"a\"")
                        .json()
                        .get("expectedVersion")
                        .stringValue())
                .isEqualTo("\"3\", \"a\"");
        assertThat(receive(sku, 10, "If-Match", "\"0\"").status()).isEqualTo(201);
    }

    @Test
    void ifMatchNeedsAStockThatIsKept() {
        for (String ifMatch : List.of("*", "\"0\"")) {
            Answer missed = receive(sku, 10, "If-Match", ifMatch);

            assertThat(missed.status()).as(missed.text()).isEqualTo(412);
            assertThat(missed.problem()).isEqualTo("version-mismatch");
            assertThat(missed.json().get("detail").stringValue()).isEqualTo("No stock of this SKU is kept.");
            assertThat(missed.json().has("actualVersion")).isFalse();
        }
        received(sku, 10);
        assertThat(receive(sku, 10, "If-Match", "*").status()).isEqualTo(201);
    }

    @Test
    void onlyOperatorsTakeStockInAndEveryReaderSeesIt() {
        assertThat(clerk().post("/api/stock/" + sku + "/receipts", "{\"quantity\": 1}")
                        .status())
                .isEqualTo(403);
        assertThat(stranger().get("/api/stock/" + sku).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'quantity': 0}                        | invalid-order   | /quantity",
                "{'quantity': 1000001}                  | invalid-order   | /quantity",
                "{'quantity': 99999999999999999999}     | invalid-order   | /quantity",
                "{'quantity': null}                     | invalid-order   | /quantity",
                "{}                                     | invalid-order   | /quantity",
                "{'quantity': 2.0}                      | invalid-request | /quantity",
                "{'quantity': '2'}                      | invalid-request | /quantity",
                "{'quantity': 2, 'x': 1}                | invalid-request | /x"
            })
    void aQuantityIsOneToAMillion(String body, String problem, String fault) {
        Answer answer = operator().post("/api/stock/" + sku + "/receipts", quoted(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().at("/errors/0/pointer").stringValue()).isEqualTo(fault);
        assertThat(receive(sku, 1_000_000).status()).isEqualTo(201);
    }

    @Test
    void aSkuHasTheFormThatLinesHave() {
        assertThat(receive("no%20sku", 1).problem()).isEqualTo("invalid-order");
        assertThat(viewer().get("/api/stock/no%20sku").problem()).isEqualTo("invalid-order");
    }
}
