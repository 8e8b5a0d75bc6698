package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody has locked the log, so commands hang in the database: more of them than there are connections. */
@FullApplication
class HangingCommandsIT extends OverHttp {

    private static final int COMMANDS = 30;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void queriesAndOperationsAreAnsweredMeanwhile() {
        ExecutorService clients = Executors.newFixedThreadPool(COMMANDS);
        List<CompletableFuture<Answer>> placements = new ArrayList<>();
        transactions.executeWithoutResult(lock -> {
            sql.sql("lock table event_store.events in share row exclusive mode").update();
            for (int i = 0; i < COMMANDS; i++) {
                placements.add(CompletableFuture.supplyAsync(
                        () -> clerk().post(ORDERS, placement(newCustomer(), BOOK)), clients));
            }
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> hanging() >= 5);

            assertThat(viewer().get(ORDERS).status()).isEqualTo(200);
            assertThat(operator().get("/api/processors").status()).isEqualTo(200);
            assertThat(stranger().get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(hanging())
                    .as("half of the pool, and perhaps the writer of groups")
                    .isBetween(5, 6);
        });

        assertThat(placements)
                .extracting(CompletableFuture::join)
                .extracting(Answer::status)
                .contains(201)
                .isSubsetOf(201, 503);
        clients.shutdown();
    }

    /** No time-out of the application is at work here: {@code statement_timeout} is. */
    @Test
    void theServerEndsACommandThatHangs() {
        transactions.executeWithoutResult(lock -> {
            sql.sql("lock table event_store.events in share row exclusive mode").update();
            CompletableFuture<Answer> placement =
                    CompletableFuture.supplyAsync(() -> clerk().post(ORDERS, placement(newCustomer(), BOOK)));
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> {
                hanging(); // or the transaction with the lock would be ended as idle
                return placement.isDone();
            });

            Answer answer = placement.join();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("overloaded");
            assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
        });
    }

    private int hanging() {
        return sql.sql("select count(*) from pg_locks where relation = 'event_store.events'::regclass and not granted")
                .query(Integer.class)
                .single();
    }
}
