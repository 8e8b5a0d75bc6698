package dev.orderflow.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.EdgeTest;
import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.TrackingNumber;
import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCommandControllerTest extends EdgeTest {

    private static final OrderId ID = OrderId.of("0a9fd6a4-6f0f-4b6e-8a5e-0d7f6f6d8a11");
    private static final String LINE =
            "{\"sku\": \"book-1\", \"quantity\": 2, \"unitPrice\": {\"amount\": \"19.99\", \"currency\": \"EUR\"}}";
    private static final OrderLine TWO_BOOKS = new OrderLine(
            new Sku("book-1"), new Quantity(2), UnitPrice.of(new BigDecimal("19.99"), Currency.getInstance("EUR")));

    @Test
    void aPlacementAnswersWhereTheOrderIs() {
        Answer answer = post("/api/orders", "{\"customerId\": \"c-1\", \"lines\": [" + LINE + "]}");

        PlaceOrder command = (PlaceOrder) sentCommand().getPayload();
        assertThat(command.customerId().value()).isEqualTo("c-1");
        assertThat(command.lines().values()).containsExactly(TWO_BOOKS);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/orders/" + command.orderId());
        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().get("orderId").stringValue())
                .isEqualTo(command.orderId().toString());
        assertThat(answer.json().get("version").longValue()).isEqualTo(3);
        assertThat(answer.json().get("status").stringValue()).isEqualTo("CONFIRMED");
    }

    @Test
    void aClientMayChooseTheIdentifier() {
        post(
                "/api/orders",
                "{\"orderId\": \"0A9FD6A4-6F0F-4B6E-8A5E-0D7F6F6D8A11\", \"customerId\": \"c\", \"lines\": [" + LINE
                        + "]}");

        assertThat(((PlaceOrder) sentCommand().getPayload()).orderId()).isEqualTo(ID);
    }

    @Test
    void aPlacementHasNoVersionToMatch() {
        Answer answer =
                post("/api/orders", "{\"customerId\": \"c-1\", \"lines\": [" + LINE + "]}", "If-Match", "\"1\"");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(sentCommand().getMetaData()).doesNotContainKey(ExpectedVersion.KEY);
    }

    @Test
    void aLineIsAdded() {
        assertThat(post(ORDER + "/lines", LINE).status()).isEqualTo(200);
        assertThat(sentCommand().getPayload()).isEqualTo(new AddOrderLine(ID, TWO_BOOKS));
    }

    @Test
    void aLineIsRemoved() {
        Answer answer = send("DELETE", ORDER + "/lines/book-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(sentCommand().getPayload()).isEqualTo(new RemoveOrderLine(ID, new Sku("book-1")));
    }

    @Test
    void anOrderIsShipped() {
        assertThat(post(ORDER + "/ship", "{\"carrier\": \"DHL\", \"trackingNumber\": \"00 \uD83D\uDE9A\"}")
                        .status())
                .isEqualTo(200);
        assertThat(sentCommand().getPayload())
                .isEqualTo(new ShipOrder(ID, new Carrier("DHL"), new TrackingNumber("00 \uD83D\uDE9A")));
    }

    @Test
    void anOrderIsCancelled() {
        assertThat(post(ORDER + "/cancel", "{\"reason\": \"changed my mind\"}").status())
                .isEqualTo(200);
        assertThat(sentCommand().getPayload())
                .isEqualTo(new CancelOrder(ID, new CancellationReason("changed my mind")));
    }

    @Test
    void anOrderIsConfirmedWithoutABody() {
        assertThat(send("POST", ORDER + "/confirm").status()).isEqualTo(200);
        assertThat(sentCommand().getPayload()).isEqualTo(new ConfirmOrder(ID));
    }

    @Test
    void anEmptyObjectIsAsGoodAsNoBody() {
        assertThat(post(ORDER + "/deliver", "{}").status()).isEqualTo(200);
        assertThat(sentCommand().getPayload()).isEqualTo(new DeliverOrder(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1}", "[]", "null", " ", "\"\"", "0"})
    void anythingElseIsNot(String body) {
        assertThat(post(ORDER + "/confirm", body).problem()).isEqualTo("invalid-request");
    }

    @Test
    void theCommandCarriesTheVersionsOfAllHeaderLines() {
        send("POST", ORDER + "/confirm", "If-Match", "\"3\", W/\"4\"", "If-Match", "\"5\"");

        assertThat(sentCommand().getMetaData()).containsEntry(ExpectedVersion.KEY, new ExpectedVersion(Set.of(3L, 5L)));
    }

    @Test
    void aStarIsNoCondition() {
        send("POST", ORDER + "/confirm", "If-Match", "*");

        assertThat(sentCommand().getMetaData()).doesNotContainKey(ExpectedVersion.KEY);
    }

    @Test
    void aMalformedConditionIsRefusedBeforeTheBodyIsRead() {
        Answer answer = post(ORDER + "/cancel", "no JSON", "If-Match", "3");

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly("If-Match");
    }

    @Test
    void aMalformedIdentifierIsRefusedBeforeTheRest() {
        Answer answer = post("/api/orders/1-1-1-1-1/cancel", "no JSON", "If-Match", "3");

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly("orderId");
    }

    @Test
    void aSkuThatCanNotBeIsAgainstTheRulesForOrders() {
        Answer answer = send("DELETE", ORDER + "/lines/a*b");

        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("sku");
    }
}
