package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each command that succeeds appends one event, and answers with the version and the state after it. */
@FullApplication
class ChangingIT extends OverHttp {

    @Test
    void aLineIsAdded() {
        String order = placed();

        Answer answer = clerk().post(order + "/lines", line("mug_3", 1, "8", "EUR"));

        assertIsAt(answer, order, 1, "PLACED");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderLineAdded");
    }

    @Test
    void aLineIsRemoved() {
        String order = placed();

        Answer answer = clerk().delete(order + "/lines/pen.red");

        assertIsAt(answer, order, 1, "PLACED");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderLineRemoved");
    }

    @Test
    void aLineThatWasRemovedMayComeBack() {
        String order = placed();
        done(clerk().delete(order + "/lines/pen.red"));

        assertIsAt(clerk().post(order + "/lines", PEN), order, 2, "PLACED");
    }

    @Test
    void anOrderIsConfirmed() {
        String order = placed();

        assertIsAt(clerk().command(order + "/confirm"), order, 1, "CONFIRMED");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void anEmptyObjectIsAsGoodAsNoBody() {
        String order = placed();

        assertIsAt(clerk().post(order + "/confirm", "{}"), order, 1, "CONFIRMED");
    }

    @Test
    void anOrderIsShipped() {
        String order = confirmed();

        assertIsAt(clerk().post(order + "/ship", SHIPMENT), order, 2, "SHIPPED");
        assertThat(events(order)).endsWith("OrderShipped");
    }

    @Test
    void anOrderIsDelivered() {
        String order = shipped();

        assertIsAt(clerk().command(order + "/deliver"), order, 3, "DELIVERED");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed", "OrderShipped", "OrderDelivered");
    }

    @Test
    void aPlacedOrderIsCancelled() {
        String order = placed();

        assertIsAt(clerk().post(order + "/cancel", CANCELLATION), order, 1, "CANCELLED");
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderCancelled");
    }

    @Test
    void aConfirmedOrderIsCancelled() {
        String order = confirmed();

        assertIsAt(clerk().post(order + "/cancel", CANCELLATION), order, 2, "CANCELLED");
    }

    @Test
    void anOrderIsFoundByItsIdentifierInUpperCaseToo() {
        String order = placed();

        Answer answer = clerk().command(ORDERS + "/" + id(order).toUpperCase(Locale.ROOT) + "/confirm");

        assertIsAt(answer, order, 1, "CONFIRMED");
    }

    private static void assertIsAt(Answer answer, String order, long version, String status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        assertThat(answer.json())
                .isEqualTo(
                        json("{'orderId': '%s', 'version': %s, 'status': '%s'}".formatted(id(order), version, status)));
    }
}
