package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.CreditRunbook;
import org.junit.jupiter.api.Test;

/** Others have written events that name a customer with a limit. They have done it before the limit, because then the trigger lets them. */
class CreditOverForeignRowsIT extends ForeignRowFixture {

    private final String customer = newCustomer();
    private final CreditLimitCalls limits = new CreditLimitCalls(this, customer);

    @Test
    void aStreamOfAnotherKindIsNoOrderOfTheCustomer() {
        String invoice = newOrder();
        ForeignRow.placement("an invoice")
                .ofA("Invoice")
                .with("customer-7", customer)
                .insert(sql, id(invoice));
        ForeignRow.confirmation("and what came of it")
                .ofA("Invoice")
                .type("InvoiceSent")
                .insert(sql, id(invoice));
        limits.set("79.96");

        placed(customer, BOOK);
        placed(customer, BOOK);

        assertThat(limits.open()).isEqualTo("79.96");
    }

    /** The aggregate does not look at the kind either. */
    @Test
    void anOrderStaysOneWhateverKindItsLaterEventsSay() {
        String order = placed(customer, BOOK);
        ForeignRow.confirmation("our event under another kind of aggregate")
                .ofA("Invoice")
                .insert(sql, id(order));
        limits.set("79.96");
        assertThat(limits.open()).isEqualTo("39.98");

        done(clerk().post(order + "/cancel", CANCELLATION));

        assertThat(limits.open()).isEqualTo("0.00");
    }

    @Test
    void nothingIsAppendedToTheLimitOfAnotherCustomer() {
        String other = newCustomer();
        ForeignRow.placement("a limit of another customer")
                .ofA("CreditLimit")
                .of("credit-limit/ORDER")
                .type("CreditLimitSet")
                .revision("1")
                .payload("{'customerId': '%s', 'limit': {'amount': '5.00', 'currency': 'EUR'}}".formatted(other))
                .insert(sql, customer);

        Answer answer = limits.put(CreditLimitCalls.json("20", "EUR"));

        assertDamaged(answer, "credit-limit/" + customer);
        assertThat(sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                        .param("credit-limit/" + other)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Twenty closed orders are enough for what is known to be written anew, and it must not know the damaged one again. */
    @Test
    void anOperatorTakesADamagedOrderOutOfTheSum() {
        limits.set("3");
        for (int i = 0; i < 20; i++) {
            done(clerk().post(placed(customer, PEN) + "/cancel", CANCELLATION));
        }
        String damaged = placed(customer, PEN);
        ForeignRow.confirmation("a damaged event").payload("{}").insert(sql, id(damaged));
        assertDamaged(clerk().post(ORDERS, placement(customer, PEN)), id(damaged));

        assertThat(takeOut(damaged)).isEqualTo(1);

        placed(customer, PEN);
        placed(customer, PEN);
        assertThat(clerk().post(ORDERS, placement(customer, PEN)).problem()).isEqualTo("credit-limit-exceeded");
        assertThat(limits.open()).isEqualTo("3.00");
    }

    @Test
    void alsoTheOnlyOrderOfACustomer() {
        String damaged = placed(customer, BOOK);
        ForeignRow.confirmation("a damaged event").payload("{}").insert(sql, id(damaged));

        assertThat(takeOut(damaged)).isEqualTo(1);

        limits.set("100");
        placed(customer, BOOK);
        assertThat(limits.open()).isEqualTo("39.98");
    }

    private int takeOut(String order) {
        return sql.sql(CreditRunbook.takeOut(id(order), customer)).update();
    }

    private static void assertDamaged(Answer answer, String aggregateId) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(answer.json().get("detail").stringValue()).contains("damaged", aggregateId);
    }
}
