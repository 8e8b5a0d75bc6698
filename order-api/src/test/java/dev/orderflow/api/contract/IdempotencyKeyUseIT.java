package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;

/** Which request uses a key up, and which leaves it free. */
@FullApplication
class IdempotencyKeyUseIT extends IdempotencySetUp {

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
}
