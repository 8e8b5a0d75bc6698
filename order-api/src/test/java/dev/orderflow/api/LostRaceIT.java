package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Within one node commands on an order wait for each other. These are the races between nodes: another one appends an event after
 * the command has read the order, and before its own event is stored.
 */
@FullApplication
class LostRaceIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate anotherNode;

    private final OrderId order = TestOrders.newId();

    @BeforeEach
    void anOrder() {
        commands.sendAndWait(TestOrders.place(order));
    }

    @Test
    void theLoserIsTriedAgainOnTheStateThatWon() throws Exception {
        CommandResult accepted =
                sendWhileAnotherNodeAppends(TestOrders.confirm(order), Map.of()).get();

        assertThat(accepted).isEqualTo(new CommandResult(order.value(), 2, OrderStatus.CONFIRMED));
        assertThat(sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                        .param(order.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aLoserWithAnExpectedVersionLearnsThatItHasPassed() {
        CompletableFuture<CommandResult> answer = sendWhileAnotherNodeAppends(
                TestOrders.confirm(order), Map.of(ExpectedVersion.KEY, new ExpectedVersion(Set.of(0L))));

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(answer::get)
                .withCauseInstanceOf(VersionMismatch.class);
    }

    @Test
    void whoeverLosesAgainAndAgainIsTold() {
        sql.sql("""
                        create function event_store.another_was_faster() returns trigger language plpgsql as $$
                        begin
                            raise exception 'another was faster' using errcode = 'unique_violation';
                        end $$
                        """).update();
        sql.sql(
                        "create trigger another_was_faster before insert on event_store.events for each row when (new.aggregate_id = '"
                                + order + "') execute function event_store.another_was_faster()")
                .update();

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> commands.sendAndWait(TestOrders.confirm(order)));
    }

    /** The other node's event is there, but not committed, when the command appends its own; then it is. */
    private CompletableFuture<CommandResult> sendWhileAnotherNodeAppends(
            OrderCommand command, Map<String, ?> metaData) {
        return anotherNode.execute(transaction -> {
            OtherNode.appendLine(sql, order.toString());
            CompletableFuture<CommandResult> answer = CompletableFuture.supplyAsync(
                    () -> commands.sendAndWait(new GenericCommandMessage<>(command, metaData)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::anAppendWaits);
            return answer;
        });
    }

    private boolean anAppendWaits() {
        return sql.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into event_store%'
                        """).query(Integer.class).single() > 0;
    }
}
