package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A book line is worth 39.98 and a pen 1.50, so a hundred euros are enough for two orders of books. */
@FullApplication
class CreditLimitIT extends OverHttp {

    private final String customer = newCustomer();
    private final CreditLimitCalls limits = new CreditLimitCalls(this, customer);

    @Test
    void anOrderThatFitsIsAcceptedAndTheNextOneIsNot() {
        limits.set("79.96");
        placed(customer, BOOK);
        placed(customer, BOOK);

        Answer answer = place(PEN);

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("credit-limit-exceeded");
        assertThat(answer.json().get("limit")).isEqualTo(json("{'amount': '79.96', 'currency': 'EUR'}"));
        assertThat(answer.json().get("open")).isEqualTo(json("{'amount': '79.96', 'currency': 'EUR'}"));
        assertThat(orders()).isEqualTo(2);
    }

    @Test
    void ordersThatWerePlacedBeforeTheLimitCount() {
        placed(customer, BOOK);
        placed(customer, BOOK);
        limits.set("100");

        assertRefused(place(BOOK), "79.96");
        assertThat(limits.open()).isEqualTo("79.96");
    }

    @Test
    void aLineThatDoesNotFitIsRefusedAndASmallerOneIsNot() {
        limits.set("41.48");
        String order = placed(customer, BOOK);

        Answer answer = clerk().post(order + "/lines", line("mug_3", 1, "1.51", "EUR"));

        assertRefused(answer, "39.98");
        assertThat(events(order)).containsExactly("OrderPlaced");
        done(clerk().post(order + "/lines", PEN));
        assertThat(limits.open()).isEqualTo("41.48");
    }

    @Test
    void aLineOfAnOrderThatIsOlderThanTheLimitIsChecked() {
        String order = placed(customer, BOOK);
        limits.set("40");

        assertRefused(clerk().post(order + "/lines", PEN), "39.98");
    }

    @Test
    void whatIsShippedCancelledOrTakenOutMakesRoom() {
        limits.set("39.98");
        String shipped = placed(customer, BOOK);
        done(clerk().command(shipped + "/confirm"));
        assertRefused(place(PEN), "39.98");

        done(clerk().post(shipped + "/ship", SHIPMENT));
        String cancelled = placed(customer, BOOK);
        done(clerk().post(cancelled + "/cancel", CANCELLATION));
        String shortened = placed(customer, line("tea", 1, "20.00", "EUR"), line("mug_3", 1, "19.98", "EUR"));
        done(clerk().delete(shortened + "/lines/tea"));

        assertThat(limits.open()).isEqualTo("19.98");
        placed(customer, line("tea", 1, "20.00", "EUR"));
        assertRefused(place(PEN), "39.98");
    }

    @Test
    void otherCurrenciesAndOtherCustomersHaveNoLimit() {
        limits.set("1");

        placed(customer, line("tea", 3, "1500", "JPY"));
        placed(newCustomer(), BOOK);

        assertThat(limits.open()).isEqualTo("0.00");
    }

    @Test
    void aLimitMayBeSetBelowWhatIsOpenAndThenNothingMoreFits() {
        limits.set("100");
        String order = placed(customer, BOOK);
        limits.set("10");

        assertRefused(place(PEN), "39.98");
        assertRefused(clerk().post(order + "/lines", PEN), "39.98");
        done(clerk().command(order + "/confirm"));
    }

    @Test
    void withoutTheLimitEverythingFitsAgain() {
        limits.set("1");
        assertRefused(place(BOOK), "0.00");

        limits.remove();

        placed(customer, BOOK);
    }

    /** They are closed for good, so they are not read again. */
    @Test
    void aHundredOldOrdersAreInNobodysWay() {
        for (int i = 0; i < 100; i++) {
            done(clerk().post(placed(customer, PEN) + "/cancel", CANCELLATION));
        }
        limits.set("3");
        placed(customer, PEN);
        String second = placed(customer, PEN);

        assertRefused(place(PEN), "3.00");
        done(clerk().post(second + "/cancel", CANCELLATION));
        placed(customer, PEN);
        assertThat(sql.sql("select cardinality(order_ids) from credit.known_orders where customer_id = ?")
                        .param(customer)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrderThatExistsSaysSoAlsoWhenNothingFits() {
        limits.set("39.98");
        String order = placed(customer, BOOK);

        Answer again = clerk().post(
                        ORDERS,
                        quoted("{'orderId': '%s', 'customerId': '%s', 'lines': [%s]}"
                                .formatted(id(order), customer, BOOK)));

        assertThat(again.problem()).isEqualTo("order-exists");
    }

    @Test
    void theOrdersOwnRulesComeFirst() {
        limits.set("39.98");
        String order = placed(customer, BOOK);

        assertThat(clerk().post(order + "/lines", BOOK).problem()).isEqualTo("order-rejected");
        assertThat(clerk().post(order + "/lines", PEN, "If-Match", "\"7\"").problem())
                .isEqualTo("version-mismatch");
    }

    /** As after any answer that a retry may change. */
    @Test
    void aRefusalFreesTheIdempotencyKey() {
        limits.set("39.98");
        String order = placed(customer, BOOK);
        String key = UUID.randomUUID().toString();
        String request = placement(customer, PEN);
        assertRefused(clerk().post(ORDERS, request, "Idempotency-Key", key), "39.98");
        done(clerk().post(order + "/cancel", CANCELLATION));

        String location =
                done(clerk().post(ORDERS, request, "Idempotency-Key", key)).header("Location");

        Answer again = clerk().post(ORDERS, request, "Idempotency-Key", key);
        assertThat(again.header("Location")).isEqualTo(location);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private Answer place(String... lines) {
        return clerk().post(ORDERS, placement(customer, lines));
    }

    private int orders() {
        return sql.sql(
                        "select count(*) from event_store.events where type = 'OrderPlaced' and payload ->> 'customerId' = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    private static void assertRefused(Answer answer, String open) {
        assertThat(answer.problem()).as(answer.text()).isEqualTo("credit-limit-exceeded");
        assertThat(answer.json().at("/open/amount").stringValue()).isEqualTo(open);
    }
}
