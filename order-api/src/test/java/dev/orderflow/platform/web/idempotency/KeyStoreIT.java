package dev.orderflow.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.RoundTrips;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.web.idempotency.FirstAnswer.Refused;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What keys cost, and what becomes of old ones. */
@FullApplication
@Import(RoundTrips.class)
class KeyStoreIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private KeyStore keys;

    @Autowired
    private KeyPurge purge;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate anotherNode;

    private final OrderId order = TestOrders.newId();
    private final String caller = "caller-" + UUID.randomUUID();

    @Test
    void aKeyCostsAPlacementOneStatement() {
        assertThat(RoundTrips.of(() -> send("k", TestOrders.place(order)))).containsExactly("with", "insert", "commit");
    }

    @Test
    void aKeyCostsACommandOnAnOrderOneStatement() {
        send("k1", TestOrders.place(order));

        assertThat(RoundTrips.of(() -> send("k2", TestOrders.confirm(order))))
                .containsExactly("with", "select", "insert", "commit");
    }

    @Test
    void theFirstAnswerCostsOneReadOfTheLog() {
        send("k", TestOrders.place(order));

        assertThat(RoundTrips.of(() -> send("k", TestOrders.place(order)))).containsExactly("with", "select", "commit");
    }

    @Test
    void aRefusalIsNotKeptByTheTransactionThatIsRolledBack() {
        send("k1", TestOrders.place(order));

        assertThat(RoundTrips.of(() -> assertThatExceptionOfType(OrderRejected.class)
                        .isThrownBy(() -> send("k2", TestOrders.ship(order)))))
                .containsExactly("with", "select", "rollback");
        assertThat(keysOfTheCaller()).isEqualTo(1);
    }

    /** Without a transaction around it, each keeps its answer at once: the others meet the row while it is being committed. */
    @Test
    void ofManyAnswersToOneRequestOneIsKeptAndToldToAllOthersWhoDoNotComeTooEarly() {
        for (int round = 0; round < 200; round++) {
            String key = "k" + round;

            List<String> kept = IntStream.range(0, 4)
                    .mapToObj(client -> CompletableFuture.supplyAsync(() -> keep(key, "answer of " + client)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> !answer.equals("too early"))
                    .toList();

            assertThat(kept).isNotEmpty();
            assertThat(kept.stream().distinct()).hasSize(1);
        }
    }

    private String keep(String key, String answer) {
        KeyedRequest request = new KeyedRequest(caller, key, List.of(new byte[32]));
        try {
            return keys.keep(request, new Refused(409, answer.getBytes(StandardCharsets.UTF_8)))
                    .map(first -> new String(((Refused) first).body(), StandardCharsets.UTF_8))
                    .orElse(answer);
        } catch (Problem inProgress) {
            assertThat(inProgress.type()).isEqualTo(ProblemType.REQUEST_IN_PROGRESS);
            return "too early";
        }
    }

    @Test
    void oldKeysArePurgedHoweverManyAndYoungOnesStay() {
        insert(2_500, "24 hours");
        insert(3, "23 hours 59 minutes");

        purge.run();

        assertThat(keysOfTheCaller()).isEqualTo(3);
    }

    @Test
    void aPurgeDoesNotWaitForAnother() {
        insert(10, "25 hours");

        anotherNode.executeWithoutResult(transaction -> {
            sql.sql("select from idempotency.keys where caller = ? limit 4 for update")
                    .param(caller)
                    .query()
                    .listOfRows();
            assertThat(CompletableFuture.supplyAsync(() -> keys.purge(1_000))
                            .orTimeout(30, TimeUnit.SECONDS)
                            .join())
                    .isEqualTo(6);
        });
    }

    private void insert(int count, String age) {
        sql.sql("""
                        insert into idempotency.keys (caller, key, request, used_at, aggregate_id, command_id)
                        select ?, ? || n, '', now() - cast(? as interval), '', '' from generate_series(1, ?) n
                        """).params(caller, age, age, count).update();
    }

    private int keysOfTheCaller() {
        return sql.sql("select count(*) from idempotency.keys where caller = ?")
                .param(caller)
                .query(Integer.class)
                .single();
    }

    private void send(String key, OrderCommand command) {
        commands.sendAndWait(new GenericCommandMessage<>(
                command, Map.of(KeyedRequest.ATTRIBUTE, new KeyedRequest(caller, key, List.of(new byte[32])))));
    }
}
