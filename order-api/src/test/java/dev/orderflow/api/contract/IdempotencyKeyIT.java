package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CommandCall;
import dev.orderflow.api.FullApplication;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same request with the same key gets the same answer, and changes nothing any more. */
@FullApplication
class IdempotencyKeyIT extends OverHttp {

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final String key = UUID.randomUUID().toString();

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

    /** After a restore of the keys beside an older log. The client wants the event, so it is appended again. */
    @Test
    void aKeyWhoseEventIsNotInTheLogIsFree() {
        String placement = placement(newCustomer(), BOOK);
        done(clerk().post(ORDERS, placement, HEADER, key));
        sql.sql("update idempotency.keys set aggregate_id = ? where key = ?")
                .params(id(newOrder()), key)
                .update();

        Answer again = clerk().post(ORDERS, placement, HEADER, key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header(REPLAYED)).isEmpty();
        assertThat(events(again.header("Location"))).containsExactly("OrderPlaced");
        assertIsReplayOf(again, clerk().post(ORDERS, placement, HEADER, key));
    }

    @Test
    void everyCallerHasKeysOfHisOwn() {
        String order = placed();
        done(clerk().command(order + "/confirm", HEADER, key));

        Answer answer = operator().command(order + "/confirm", HEADER, key);

        assertThat(answer.problem()).isEqualTo("order-rejected");
        assertThat(answer.header(REPLAYED)).isEmpty();
    }

    @Test
    void aKeyServesOneRequest() {
        String order = placed();
        done(clerk().post(order + "/lines", line("mug_3", 1, "8", "EUR"), HEADER, key));

        assertIsReuse(clerk().post(order + "/lines", line("mug_3", 1, "8.0", "EUR"), HEADER, key));
        assertIsReuse(clerk().post(order + "/lines?x=1", line("mug_3", 1, "8", "EUR"), HEADER, key));
        assertIsReuse(clerk().command(order + "/confirm", HEADER, key));
        assertIsReuse(clerk().command(newOrder() + "/confirm", HEADER, key));
        assertThat(events(order)).hasSize(2);
    }

    @Test
    void aRefusedRequestHasUsedItsKeyToo() {
        String order = placed();
        assertThat(clerk().command(order + "/deliver", HEADER, key).status()).isEqualTo(409);

        assertIsReuse(clerk().command(order + "/confirm", HEADER, key));
    }

    @Test
    void whatIsMalformedIsToldBeforeAKeyIsLookedAt() {
        String order = placed();
        done(clerk().command(order + "/confirm", HEADER, key));

        assertThat(clerk().post(order + "/ship", "{}", HEADER, key).problem()).isEqualTo("invalid-order");
        assertThat(viewer().command(order + "/confirm", HEADER, key).problem()).isEqualTo("forbidden");
    }

    @Test
    void anOrderThatIsNotThereFreesTheKey() {
        String order = newOrder();
        String placement = quoted(
                "{'orderId': '%s', 'customerId': '%s', 'lines': [%s]}".formatted(id(order), newCustomer(), BOOK));
        assertThat(clerk().command(order + "/confirm", HEADER, key).problem()).isEqualTo("order-not-found");
        done(clerk().post(ORDERS, placement));

        Answer answer = clerk().command(order + "/confirm", HEADER, key);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header(REPLAYED)).isEmpty();
    }

    @Test
    void aMalformedBodyFreesTheKey() {
        assertThat(clerk().post(ORDERS, "{}", HEADER, key).status()).isEqualTo(400);

        assertThat(clerk().post(ORDERS, placement(newCustomer(), BOOK), HEADER, key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsFreeAfterADay() {
        String order = placed();
        done(clerk().command(order + "/confirm", HEADER, key));
        letPass("23 hours 59 minutes");
        assertThat(clerk().command(order + "/confirm", HEADER, key).header(REPLAYED))
                .isEqualTo("true");
        letPass("1 minute");

        Answer answer = clerk().command(order + "/confirm", HEADER, key);

        assertThat(answer.problem()).isEqualTo("order-rejected");
        assertThat(answer.header(REPLAYED)).isEmpty();
        assertIsReplayOf(answer, clerk().command(order + "/confirm", HEADER, key));
    }

    @Test
    void aDeletionTakesNoKey() {
        String order = placed();
        done(clerk().delete(order + "/lines/pen.red", HEADER, key));

        assertThat(clerk().delete(order + "/lines/pen.red", HEADER, key).problem())
                .isEqualTo("order-rejected");
        assertThat(clerk().command(order + "/confirm", HEADER, key).status()).isEqualTo(200);
        assertThat(clerk().delete(order + "/lines/pen.red", HEADER, "\u00e4").status())
                .isEqualTo(409);
    }

    private void letPass(String time) {
        sql.sql("update idempotency.keys set used_at = used_at - cast(? as interval) where key = ?")
                .params(time, key)
                .update();
    }

    private static void assertIsReuse(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    }

    static void assertIsReplayOf(Answer first, Answer second) {
        assertThat(first.header(REPLAYED)).isEmpty();
        assertThat(second.header(REPLAYED)).isEqualTo("true");
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        for (String name : new String[] {"Content-Type", "ETag", "Location"}) {
            assertThat(second.header(name)).isEqualTo(first.header(name));
        }
    }
}
