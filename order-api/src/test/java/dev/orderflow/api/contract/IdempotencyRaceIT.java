package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys while their first request is under way, or has broken off. */
@FullApplication
class IdempotencyRaceIT extends OverHttp {

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int CLIENTS = 16;

    private final String key = UUID.randomUUID().toString();
    private final ExecutorService clients = Executors.newFixedThreadPool(3 * CLIENTS);

    @Autowired
    private TransactionTemplate anotherNode;

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void whileTheFirstIsUnderWayTheSecondIsToldSoAtOnce() {
        String order = placed();

        Answer first = held(order, confirmation(order), () -> {
            Answer second = clerk().command(order + "/confirm", HEADER, key);
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.problem()).isEqualTo("request-in-progress");
        });

        assertThat(first.status()).isEqualTo(200);
        IdempotencyKeyIT.assertIsReplayOf(first, confirmation(order).get());
    }

    @Test
    void otherKeysAndOrdersGoOnMeanwhile() {
        String order = placed();
        String other = placed();

        held(
                order,
                confirmation(order),
                () -> assertThat(clerk().command(
                                        other + "/confirm",
                                        HEADER,
                                        UUID.randomUUID().toString())
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void whoeverLosesARaceAndIsTriedAgainStillHasHisKey() {
        String order = placed();

        Answer first = whileAnotherNodeAppends(order, true, confirmation(order), () -> {});

        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        IdempotencyKeyIT.assertIsReplayOf(first, confirmation(order).get());
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderLineAdded", "OrderConfirmed");
    }

    @Test
    void aCommandThatBreaksOffLeavesNeitherKeyNorEvent() {
        String order = placed();

        Answer broken = held(order, confirmation(order), this::killWhoeverAppends);

        assertThat(broken.status()).isEqualTo(503);
        assertThat(sql.sql("select count(*) from idempotency.keys where key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(events(order)).containsExactly("OrderPlaced");
        Answer retried = confirmation(order).get();
        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.header(REPLAYED)).isEmpty();
    }

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

        List<Answer> answers = Race.of(CLIENTS, client -> confirmation(order).get());

        assertOneWasFirst(answers, 200);
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void ofManyRefusalsAtOnceAllAreTheSame() {
        String order = confirmed();

        List<Answer> answers = Race.of(CLIENTS, client -> confirmation(order).get());

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
        Answer first = confirmation(order).get();

        assertThat(Race.of(CLIENTS, client -> confirmation(order).get()))
                .allSatisfy(answer -> IdempotencyKeyIT.assertIsReplayOf(first, answer));
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

    private Supplier<Answer> confirmation(String order) {
        return () -> clerk().command(order + "/confirm", HEADER, key);
    }

    /** The request's answer, which it gets once something else was done while it was held up. */
    private Answer held(String order, Supplier<Answer> request, Runnable meanwhile) {
        return whileAnotherNodeAppends(order, false, request, meanwhile);
    }

    /** The other node's event is there, but not committed, when the command appends its own; then it is, or is not. */
    private Answer whileAnotherNodeAppends(
            String order, boolean commits, Supplier<Answer> request, Runnable meanwhile) {
        CompletableFuture<Answer> answer = anotherNode.execute(transaction -> {
            append(order, transaction, commits);
            CompletableFuture<Answer> underWay = CompletableFuture.supplyAsync(request, clients);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !appending().isEmpty());
            CompletableFuture.runAsync(meanwhile, clients).join();
            return underWay;
        });
        return answer.join();
    }

    private void append(String order, TransactionStatus transaction, boolean commits) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), 'Order', aggregate_id, 1, 'OrderLineAdded', '1', now(), jsonb_build_object(
                            'orderId', aggregate_id, 'sku', 'mug_3', 'quantity', 1,
                            'unitPrice', payload #> '{lines,0,unitPrice}', 'total', payload -> 'total'), '{}'
                        from event_store.events where aggregate_id = ?
                        """).param(id(order)).update();
        if (!commits) {
            transaction.setRollbackOnly();
        }
    }

    private List<Integer> appending() {
        return sql.sql("""
                        select pid from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into event_store%'
                        """).query(Integer.class).list();
    }

    private void killWhoeverAppends() {
        appending()
                .forEach(pid -> sql.sql("select pg_terminate_backend(?)")
                        .param(pid)
                        .query(Boolean.class)
                        .single());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> appending().isEmpty());
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
