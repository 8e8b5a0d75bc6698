package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.OtherNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A key while its first request is under way, or after that has broken off. */
@FullApplication
class IdempotencyUnderWayIT extends IdempotencySetUp {

    /** One for the request that is held up, and one for what is done meanwhile. */
    private final ExecutorService clients = Executors.newFixedThreadPool(2);

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
        assertIsReplayOf(first, confirmation(order).get());
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
        assertIsReplayOf(first, confirmation(order).get());
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
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !appending().isEmpty());
            CompletableFuture.runAsync(meanwhile, clients).join();
            return underWay;
        });
        return answer.join();
    }

    private void append(String order, TransactionStatus transaction, boolean commits) {
        OtherNode.appendLine(sql, id(order));
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
                .atMost(Duration.ofSeconds(60))
                .until(() -> appending().isEmpty());
    }
}
