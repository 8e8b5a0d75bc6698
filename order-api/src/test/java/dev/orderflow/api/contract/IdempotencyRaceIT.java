package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Many requests with one key, all at the same moment. */
@FullApplication
class IdempotencyRaceIT extends IdempotencySetUp {

    private static final int CLIENTS = 16;

    @Test
    void ofManyPlacementsAtOnceOneIsMade() {
        String placement = placement(newCustomer(), BOOK);

        List<Answer> answers = Race.of(CLIENTS, client -> clerk().post(ORDERS, placement, HEADER, key));

        assertOneWasFirst(answers, 201);
        String order = answers.stream()
                .map(answer -> answer.header("Location"))
                .filter(location -> !location.isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(events(order)).containsExactly("OrderPlaced");
        assertThat(sql.sql("select count(*) from event_store.events where payload ->> 'customerId' = ?")
                        .param(json(placement).get("customerId").stringValue())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofManyConfirmationsAtOnceOneIsMade() {
        String order = placed();

        List<Answer> answers = Race.of(CLIENTS, client -> confirm(order));

        assertOneWasFirst(answers, 200);
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void ofManyRefusalsAtOnceAllAreTheSame() {
        String order = confirmed();

        List<Answer> answers = Race.of(CLIENTS, client -> confirm(order));

        List<Answer> refusals = answers.stream()
                .filter(answer -> !answer.text().contains("request-in-progress"))
                .toList();
        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        assertThat(refusals.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(refusals)
                .filteredOn(answer -> answer.header(REPLAYED).isEmpty())
                .hasSize(1);
    }

    @Test
    void whatIsDoneIsToldToAllWhoAskAtOnce() {
        String order = placed();
        Answer first = confirm(order);

        assertThat(Race.of(CLIENTS, client -> confirm(order))).allSatisfy(answer -> assertIsReplayOf(first, answer));
    }

    /** Those with a key hold a connection while they wait for the order; those without one need a connection to go on. */
    @Test
    void commandsWithAKeyDoNotStarveThoseWithout() {
        String order = placed();

        List<Answer> answers = Race.of(3 * CLIENTS, client -> {
            String line = line("sku-" + client, 1, "5.00", "EUR");
            return client % 2 == 0
                    ? clerk().post(order + "/lines", line)
                    : clerk().post(order + "/lines", line, HEADER, key + client);
        });

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
    }

    private Answer confirm(String order) {
        return clerk().command(order + "/confirm", HEADER, key);
    }

    /** One was first, others got the same answer again, and the rest came while it was under way. */
    private static void assertOneWasFirst(List<Answer> answers, int status) {
        Set<String> told = answers.stream()
                .filter(answer -> answer.status() == status)
                .map(Answer::text)
                .collect(Collectors.toSet());
        assertThat(told).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == status)
                .filteredOn(answer -> answer.header(REPLAYED).isEmpty())
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != status)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("request-in-progress"));
    }
}
