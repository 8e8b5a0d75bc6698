package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderLineAdded;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that change one order at the same time: whoever is told so has won, and whoever has lost is told that. */
@FullApplication
class RaceIT extends OverHttp {

    private static final int CLIENTS = 16;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS + 1);

    @Autowired
    private EventStore log;

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void whoeverAddsALineWithoutACondition() {
        String order = placed();

        List<Answer> answers = Race.of(CLIENTS, client -> addLine(order, client));

        assertNobodyLostForNothing(answers, 409);
        assertTheLogHoldsWhatWasAnswered(order, answers);
    }

    @Test
    void onlyOneConfirms() {
        String order = placed();

        List<Answer> answers = Race.of(CLIENTS, client -> clerk().command(order + "/confirm"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("order-rejected"));
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void confirmingMayComeBetweenTheLines() {
        String order = placed();

        List<Answer> answers = Race.of(
                CLIENTS, client -> client % 4 == 0 ? clerk().command(order + "/confirm") : addLine(order, client));

        assertNobodyLostForNothing(answers, 409);
        assertTheLogHoldsWhatWasAnswered(order, answers);
        assertThat(events(order)).containsOnlyOnce("OrderConfirmed").endsWith("OrderConfirmed");
    }

    @Test
    void onlyOneChangesTheVersionThatAllHaveSeen() {
        String order = placed();

        List<Answer> answers = Race.of(CLIENTS, client -> addLine(order, client, "If-Match", "\"0\""));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(CLIENTS - 1);
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderLineAdded");
    }

    @Test
    void onlyOnePlacesAnOrder() {
        String order = newOrder();
        String placement = quoted("{'orderId': '%s', 'customerId': 'racer', 'lines': [%s]}".formatted(id(order), BOOK));

        List<Answer> answers = Race.of(CLIENTS, client -> clerk().post(ORDERS, placement));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(CLIENTS - 1)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("order-exists"));
        assertThat(events(order)).containsExactly("OrderPlaced");
    }

    /** Another node knows nothing of the locks of this one; the key of the log alone is between them. */
    @Test
    void anotherNodeTakesPart() {
        String order = placed();
        ConcurrentLinkedQueue<Long> appendedElsewhere = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> otherNode =
                CompletableFuture.runAsync(() -> appendElsewhere(order, appendedElsewhere), clients);

        List<Answer> answers = Race.of(CLIENTS, client -> addLine(order, client));
        List<Answer> conditional =
                Race.of(CLIENTS, client -> addLine(order, CLIENTS + client, "If-Match", "\"3\", \"40\""));
        otherNode.join();

        assertNobodyLostForNothing(answers, 409);
        assertNobodyLostForNothing(conditional, 412);
        assertThat(appendedElsewhere).hasSize(30);
        assertThat(versions(order))
                .containsAll(appendedElsewhere)
                .containsAll(versions(answers))
                .containsAll(versions(conditional))
                .hasSize(1
                        + 30
                        + versions(answers).size()
                        + versions(conditional).size());
    }

    private Answer addLine(String order, int client, String... headers) {
        return clerk().post(order + "/lines", line("sku-" + client, 1, "5.00", "EUR"), headers);
    }

    private void appendElsewhere(String order, ConcurrentLinkedQueue<Long> appended) {
        Amount price = new Amount(new BigDecimal("5.00"), "EUR");
        while (appended.size() < 30) {
            long version = log.lastSequenceNumberFor(id(order)).orElseThrow() + 1;
            OrderLineAdded event =
                    new OrderLineAdded(UUID.fromString(id(order)), "elsewhere-" + version, 1, price, price);
            try {
                log.publish(new GenericDomainEventMessage<>("Order", id(order), version, event));
                appended.add(version);
            } catch (ConcurrencyException lost) {
                // The next try is at the version that has won.
            }
        }
    }

    private static void assertNobodyLostForNothing(List<Answer> answers, int lost) {
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, lost));
    }

    /** Each answer of success is one event, and there are no others but the placement. */
    private void assertTheLogHoldsWhatWasAnswered(String order, List<Answer> answers) {
        assertThat(versions(answers)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(versions(order))
                .isEqualTo(LongStream.rangeClosed(0, versions(answers).size())
                        .boxed()
                        .toList())
                .containsAll(versions(answers));
    }

    private static List<Long> versions(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json().get("version").longValue())
                .toList();
    }

    private List<Long> versions(String order) {
        return sql.sql("select sequence_number from event_store.events where aggregate_id = ? order by 1")
                .param(id(order))
                .query(Long.class)
                .list();
    }
}
