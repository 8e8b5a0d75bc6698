package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@FullApplication
class CreditLimitCallsIT extends OverHttp {

    private final CreditLimitCalls limits = new CreditLimitCalls(this, newCustomer());

    @Test
    void aLimitIsAnsweredWithTheDigitsOfItsCurrency() {
        Answer set = limits.put("{\"amount\": 5.0, \"currency\": \"EUR\"}");

        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json()).isEqualTo(json("{'amount': '5.00', 'currency': 'EUR'}"));
        assertThat(viewer().get(limits.path()).json()).isEqualTo(set.json());
    }

    @Test
    void aLimitMayBeReplacedAndRemoved() {
        limits.set("5");
        limits.put(CreditLimitCalls.json("700", "JPY"));

        assertThat(viewer().get(limits.path()).json()).isEqualTo(json("{'amount': '700', 'currency': 'JPY'}"));
        Answer removed = operator().delete(limits.path());
        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.text()).isEmpty();
        assertNotFound(viewer().get(limits.path()));
    }

    @Test
    void withoutALimitThereIsNothing() {
        assertNotFound(viewer().get(limits.path()));
        assertThat(viewer().get("/api/customers/" + limits.customer() + "/credit")
                        .json())
                .isEqualTo(json("{'limit': null, 'open': null}"));
        assertNotFound(operator().delete(limits.path()));
    }

    @Test
    void settingTheSameAgainAppendsNothing() {
        limits.set("5");
        limits.set("5.00");

        assertThat(sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                        .param("credit-limit/" + limits.customer())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'amount': '0', 'currency': 'EUR'}          | invalid-order   | /amount",
                "{'amount': '1000000.01', 'currency': 'EUR'} | invalid-order   | /amount",
                "{'amount': 1e400, 'currency': 'EUR'}        | invalid-order   | /amount",
                "{'amount': '1.001', 'currency': 'EUR'}      | invalid-order   | /amount",
                "{'amount': '0.5', 'currency': 'JPY'}        | invalid-order   | /amount",
                "{'amount': '5', 'currency': 'XAU'}          | invalid-order   | /currency",
                "{'amount': '5'}                             | invalid-order   | /currency",
                "{'amount': null, 'currency': 'EUR'}         | invalid-order   | /amount",
                "{'amount': true, 'currency': 'EUR'}         | invalid-request | /amount",
                "{'amount': '5', 'currency': 'EUR', 'x': 1}  | invalid-request | /x"
            })
    void aLimitIsWrittenLikeEveryOtherAmount(String body, String problem, String fault) {
        Answer answer = limits.put(quoted(body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "%C3%A9", "12345678901234567890123456789012345678901234567890123456789012345"})
    void aCustomerIsWrittenAsInAPlacement(String malformed) {
        Answer answer = viewer().get("/api/customers/" + malformed + "/credit-limit");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.faults()).containsExactly("customerId");
    }

    @Test
    void onlyOperatorsChangeLimitsAndReadersSeeThem() {
        assertThat(clerk().send(
                                "PUT",
                                limits.path(),
                                BodyPublishers.ofString(CreditLimitCalls.json("5", "EUR")),
                                "Content-Type",
                                "application/json")
                        .problem())
                .isEqualTo("forbidden");
        assertThat(clerk().delete(limits.path()).problem()).isEqualTo("forbidden");
        assertThat(stranger().get(limits.path()).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void aLimitIsAFactInTheLogWithItsActorAndItsCorrelation() {
        operator()
                .send(
                        "PUT",
                        limits.path(),
                        CreditLimitCalls.body("5", "EUR"),
                        "Content-Type",
                        "application/json",
                        "X-Correlation-Id",
                        limits.customer());
        limits.remove();

        List<String> facts = sql.sql("""
                        select type || ' ' || revision || ' ' || (metadata ->> 'actor') || ' ' || payload
                        from event_store.events where aggregate_id = ? order by sequence_number
                        """)
                .param("credit-limit/" + limits.customer())
                .query(String.class)
                .list();
        assertThat(facts)
                .containsExactly(
                        "CreditLimitSet 1 operator {\"limit\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}, \"customerId\": \"%s\"}"
                                .formatted(limits.customer()),
                        "CreditLimitRemoved 1 operator {\"customerId\": \"%s\"}".formatted(limits.customer()));
        assertThat(sql.sql("select count(*) from event_store.events where metadata ->> 'correlationId' = ?")
                        .param(limits.customer())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
    }
}
