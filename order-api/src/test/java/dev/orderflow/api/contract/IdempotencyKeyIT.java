package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.api.FullApplication;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same request with the same key gets the same answer, and changes nothing any more. */
@FullApplication
class IdempotencyKeyIT extends IdempotencySetUp {

    @Test
    void aPlacementIsAnsweredAgain() {
        String placement = placement(newCustomer(), BOOK);
        Answer first = clerk().post(ORDERS, placement, HEADER, key);

        Answer second = clerk().post(ORDERS, placement, HEADER, key);

        assertThat(first.status()).isEqualTo(201);
        assertIsReplayOf(first, second);
        assertThat(second.header("Location")).isNotEmpty();
        assertThat(events(second.header("Location"))).containsExactly("OrderPlaced");
    }

    @ParameterizedTest
    @MethodSource
    void everyCommandThatIsPostedIsAnsweredAgain(CommandCall command) {
        String order = command == CommandCall.PLACE ? "" : orderThatIs(Collections.min(command.states()));
        Answer first = send(clerk(), command, order, HEADER, key);
        assertThat(first.status()).isBetween(200, 201);

        assertIsReplayOf(first, send(clerk(), command, order, HEADER, key));
    }

    static Stream<CommandCall> everyCommandThatIsPostedIsAnsweredAgain() {
        return Stream.of(CommandCall.values())
                .filter(command -> command.method().equals("POST"));
    }

    @Test
    void aChangeIsAnsweredAsItWasWhateverHasHappenedSince() {
        String order = placed();
        Answer first = clerk().post(order + "/lines", line("mug_3", 1, "8", "EUR"), HEADER, key);
        done(clerk().command(order + "/confirm"));
        done(clerk().post(order + "/ship", SHIPMENT));

        Answer second = clerk().post(order + "/lines", line("mug_3", 1, "8", "EUR"), HEADER, key);

        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertIsReplayOf(first, second);
        assertThat(second.json().get("status").stringValue()).isEqualTo("PLACED");
        assertThat(events(order)).hasSize(4);
    }

    @Test
    void aRefusalIsAnsweredAgainAlsoWhenItWouldSucceedByNow() {
        String order = placed();
        Answer first = clerk().post(order + "/ship", SHIPMENT, HEADER, key);
        done(clerk().command(order + "/confirm"));

        Answer second = clerk().post(order + "/ship", SHIPMENT, HEADER, key);

        assertThat(first.problem()).isEqualTo("order-rejected");
        assertIsReplayOf(first, second);
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void soIsThatAnOrderExists() {
        String placement = quoted(
                "{'orderId': '%s', 'customerId': '%s', 'lines': [%s]}".formatted(id(placed()), newCustomer(), BOOK));
        Answer first = clerk().post(ORDERS, placement, HEADER, key);

        Answer second = clerk().post(ORDERS, placement, HEADER, key);

        assertThat(first.problem()).isEqualTo("order-exists");
        assertIsReplayOf(first, second);
    }

    @Test
    void andThatTheOrderIsAtAnotherVersionWhateverVersionIsExpectedNow() {
        String order = placed();
        Answer first = clerk().command(order + "/confirm", HEADER, key, "If-Match", "\"1\"");

        Answer second = clerk().command(order + "/confirm", HEADER, key, "If-Match", "\"0\"");

        assertThat(first.problem()).isEqualTo("version-mismatch");
        assertIsReplayOf(first, second);
        assertThat(events(order)).hasSize(1);
    }

    @Test
    void theAnswerCarriesTheCorrelationIdOfTheSecondRequest() {
        String order = placed();
        done(clerk().command(order + "/confirm", HEADER, key));

        assertThat(clerk().command(order + "/confirm", HEADER, key, "X-Correlation-Id", "second")
                        .header("X-Correlation-Id"))
                .isEqualTo("second");
    }
}
