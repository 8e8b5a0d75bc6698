package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an order refuses leaves no event behind, and says why, in which state and at which version. */
@FullApplication
class RefusalsIT extends OverHttp {

    @ParameterizedTest
    @CsvSource(textBlock = """
            add,     CONFIRMED, already-confirmed
            add,     SHIPPED,   already-shipped
            add,     DELIVERED, already-delivered
            add,     CANCELLED, already-cancelled
            remove,  CONFIRMED, already-confirmed
            remove,  SHIPPED,   already-shipped
            remove,  DELIVERED, already-delivered
            remove,  CANCELLED, already-cancelled
            confirm, CONFIRMED, already-confirmed
            confirm, SHIPPED,   already-shipped
            confirm, DELIVERED, already-delivered
            confirm, CANCELLED, already-cancelled
            ship,    PLACED,    not-confirmed
            ship,    SHIPPED,   already-shipped
            ship,    DELIVERED, already-delivered
            ship,    CANCELLED, already-cancelled
            deliver, PLACED,    not-shipped
            deliver, CONFIRMED, not-shipped
            deliver, DELIVERED, already-delivered
            deliver, CANCELLED, already-cancelled
            cancel,  SHIPPED,   already-shipped
            cancel,  DELIVERED, already-delivered
            cancel,  CANCELLED, already-cancelled
            """)
    void aCommandInAStateThatDoesNotAllowIt(String command, String status, String reason) {
        String order = orderThatIs(status);
        List<String> before = events(order);

        Answer answer = send(command, order);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-rejected");
        assertThat(answer.json().get("reason").stringValue()).isEqualTo(reason);
        assertThat(answer.json().get("orderStatus").stringValue()).isEqualTo(status);
        assertThat(answer.json().get("version").intValue()).isEqualTo(before.size() - 1);
        assertThat(events(order)).isEqualTo(before);
    }

    @Test
    void aLineWithAnArticleThatTheOrderHas() {
        assertThat(reason(clerk().post(placed() + "/lines", line("book-1", 1, "5.00", "EUR"))))
                .isEqualTo("line-exists");
    }

    @Test
    void aLineInAnotherCurrency() {
        assertThat(reason(clerk().post(placed() + "/lines", line("mug_3", 1, "5.00", "USD"))))
                .isEqualTo("other-currency");
    }

    @Test
    void aLineBeyondTheHundredth() {
        String[] lines = IntStream.range(0, 100)
                .mapToObj(i -> line("sku-" + i, 1, "1.00", "EUR"))
                .toArray(String[]::new);

        assertThat(reason(clerk().post(placed(newCustomer(), lines) + "/lines", BOOK)))
                .isEqualTo("too-many-lines");
    }

    @Test
    void removingALineThatIsNotThere() {
        assertThat(reason(clerk().delete(placed() + "/lines/mug_3"))).isEqualTo("no-such-line");
    }

    @Test
    void removingTheLastLine() {
        assertThat(reason(clerk().delete(placed(newCustomer(), BOOK) + "/lines/book-1")))
                .isEqualTo("last-line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "remove", "confirm", "ship", "deliver", "cancel"})
    void anOrderThatIsNotThere(String command) {
        Answer answer = send(command, newOrder());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("order-not-found");
    }

    private static String reason(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-rejected");
        return answer.json().get("reason").stringValue();
    }

    private String orderThatIs(String status) {
        return switch (status) {
            case "PLACED" -> placed();
            case "CONFIRMED" -> confirmed();
            case "SHIPPED" -> shipped();
            case "DELIVERED" -> delivered();
            default -> cancelled();
        };
    }

    private Answer send(String command, String order) {
        return switch (command) {
            case "add" -> clerk().post(order + "/lines", line("mug_3", 1, "8.00", "EUR"));
            case "remove" -> clerk().delete(order + "/lines/pen.red");
            case "ship" -> clerk().post(order + "/ship", SHIPMENT);
            case "cancel" -> clerk().post(order + "/cancel", CANCELLATION);
            default -> clerk().command(order + "/" + command);
        };
    }
}
