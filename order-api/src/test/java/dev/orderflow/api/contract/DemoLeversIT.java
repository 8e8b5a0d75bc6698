package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code /demo}: what a person can do to the demo in order to see it at work. */
class DemoLeversIT extends DemoSetUp {

    private static final String LETTERS = "/api/processors/order-list/dead-letters";

    @Test
    void atFirstNothingIsDoneToIt() {
        String slowdowns =
                ReadModels.names(sql).stream().map("'%s':0"::formatted).collect(Collectors.joining(",", "{", "}"));
        assertThat(switches()).isEqualTo(json("{'slowdowns':" + slowdowns + ",'fault':false}"));
    }

    @Test
    void anOrderThatTheListCanNotTakeWaitsUntilTheListIsMended() {
        Answer answer = operator().command("/demo/dead-letter");
        String id = answer.json().get("orderId").stringValue();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(ORDERS + "/" + id);
        assertThat(switches().get("fault").booleanValue()).isTrue();
        assertThat(events(ORDERS + "/" + id)).containsExactly("OrderPlaced", "OrderConfirmed");
        assertThat(operator()
                        .get(ORDERS + "/" + id + "/events")
                        .json()
                        .at("/items/0/metadata/actor")
                        .stringValue())
                .isEqualTo("operator");
        awaitLetters(id, 2);
        assertThat(letters(id).get(0).get("cause").stringValue()).contains("demo_fault");

        retry(id);
        assertThat(letters(id)).hasSize(2);
        assertThat(letters(id).get(0).get("attempts").intValue()).isEqualTo(2);

        assertThat(operator().delete("/demo/fault").status()).isEqualTo(204);
        assertThat(switches().get("fault").booleanValue()).isFalse();
        retry(id);
        awaitLetters(id, 0);
        assertThat(operator().get(ORDERS + "?customerId=demo-unlucky").json().get("items"))
                .anyMatch(item -> item.get("orderId").stringValue().equals(id)
                        && item.get("status").stringValue().equals("CONFIRMED"));
    }

    /** The new build has the fault too, so it would lose orders; mended, it takes the place of the old one. */
    @Test
    void aReplayHasTheFaultUntilItIsMended() {
        String listed =
                operator().command("/demo/dead-letter").json().get("orderId").stringValue();
        awaitLetters(listed, 2);
        operator().delete("/demo/fault");
        retry(listed);
        String unlisted =
                operator().command("/demo/dead-letter").json().get("orderId").stringValue();
        awaitLetters(unlisted, 2);
        Operator operator = new Operator(sql);

        operator.beginReplay("order-list");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying("order-list"));
        assertThat(processor("order-list").get("error").stringValue()).contains("missing");

        operator().delete("/demo/fault");
        operator.replay("order-list");

        awaitLetters(unlisted, 0);
        assertThat(processor("order-list").get("error").isNull()).isTrue();
    }

    @Test
    void onlyOperatorsPullThem() {
        for (Client nobody : new Client[] {viewer(), clerk()}) {
            assertThat(put(nobody, "/demo/slowdowns/order-list", "no JSON").problem())
                    .isEqualTo("forbidden");
            assertThat(nobody.command("/demo/dead-letter").problem()).isEqualTo("forbidden");
            assertThat(nobody.delete("/demo/fault").problem()).isEqualTo("forbidden");
        }
        assertThat(stranger().get("/demo/switches").problem()).isEqualTo("unauthenticated");
    }

    private void retry(String orderId) {
        String letter = letters(orderId).get(0).get("id").stringValue();
        assertThat(operator().command(LETTERS + "/" + letter + "/retry").status())
                .isEqualTo(202);
    }

    private void awaitLetters(String orderId, int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(orderId).size() == number);
    }

    private List<JsonNode> letters(String orderId) {
        return operator()
                .get(LETTERS)
                .json()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("aggregateId").stringValue().equals(orderId))
                .toList();
    }
}
