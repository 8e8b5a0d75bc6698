package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orderflow.platform.eventstore.Account.Deposit;
import dev.orderflow.platform.eventstore.AccountEvent.MoneyDeposited;
import dev.orderflow.platform.testing.NewDatabase;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two transactions in lockstep. The example: a branch of the bank may get a cap on the sum of all its accounts. The boundary is the branch,
 * which is the first part of an account's name.
 */
@SpringBootTest(
        classes = AutoConfigurationIT.Bank.class,
        properties = {"axon.update-check.disabled=true", "orderflow.event-store.snapshot.threshold=5"})
@NewDatabase
class ConsistencyBoundaryIT {

    @Autowired
    private ConsistencyBoundaries boundaries;

    @Autowired
    private EventStore log;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    private final String branch = "branch-" + UUID.randomUUID();

    @BeforeEach
    void depositsAreGuarded() {
        sql.sql("""
                        create table if not exists caps (branch text primary key);
                        create or replace function hold_caps() returns trigger language plpgsql as $$
                        declare
                            branch_of_account text := split_part(new.aggregate_id, '/', 1);
                        begin
                            if branch_of_account like 'branch-%' and not event_store.is_within(branch_of_account)
                                    and exists (select from caps where branch = branch_of_account) then
                                perform event_store.refuse_outside(branch_of_account);
                            end if;
                            return new;
                        end
                        $$;
                        create or replace trigger caps_hold before insert on event_store.events
                            for each row execute function hold_caps();
                        """).update();
    }

    @Test
    void withoutARuleEventsNeedNoBoundary() {
        run(() -> log.publish(deposited("1")));

        assertThat(events()).isEqualTo(1);
        assertThat(boundaries.requiredFor(branch)).isNull();
    }

    @Test
    void onceThereIsARuleAnEventOutsideOfItsBoundaryIsALostRaceAndTheBoundaryIsKnown() {
        cap();

        assertThatExceptionOfType(OutsideBoundary.class).isThrownBy(() -> run(() -> log.publish(deposited("1"))));

        assertThat(events()).isZero();
        assertThat(boundaries.requiredFor(branch)).isEqualTo(branch);
        assertThat(boundaries.requiredFor(branch + "/1")).isEqualTo(branch);
    }

    @Test
    void anEventWithinTheBoundaryIsAppended() {
        cap();

        run(() -> {
            boundaries.enter(branch);
            log.publish(deposited("1"));
        });

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void whoeverEntersSecondSeesWhatTheFirstHasAppended() {
        cap();
        CountDownLatch isIn = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> run(() -> {
            boundaries.enter(branch);
            isIn.countDown();
            await(mayGoOn);
            log.publish(deposited("1"));
        }));
        await(isIn);
        CompletableFuture<Integer> seen = CompletableFuture.supplyAsync(() -> onAnotherNode(this::events));
        awaitSomebodyWaiting();

        mayGoOn.countDown();

        first.join();
        assertThat(seen.join()).isEqualTo(1);
    }

    @Test
    void nobodyEntersWhileAnEventThatHasSeenNoRuleIsOnItsWay() {
        CompletableFuture<Integer> seen = transaction.execute(status -> {
            run(() -> log.publish(deposited("1")));
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> onAnotherNode(this::events));
            awaitSomebodyWaiting();
            return other;
        });

        assertThat(seen.join()).isEqualTo(1);
    }

    @Test
    void anEventFromOutsideDoesNotWaitForThoseWhoAreIn() {
        run(() -> {
            boundaries.enter(branch);

            assertThat(failureOf(() -> run(() -> log.publish(deposited("1"))))).isInstanceOf(OutsideBoundary.class);
        });
    }

    @Test
    void whoeverIsInAnotherBoundaryIsOutside() {
        cap();

        assertThatExceptionOfType(OutsideBoundary.class)
                .isThrownBy(() -> run(() -> {
                    boundaries.enter("branch-" + UUID.randomUUID());
                    log.publish(deposited("1"));
                }));
    }

    @Test
    void whatIsEnteredIsLeftWithTheTransaction() {
        cap();
        run(() -> boundaries.enter(branch));

        assertThat(onAnotherNode(this::events)).isZero();
        assertThatExceptionOfType(OutsideBoundary.class).isThrownBy(() -> run(() -> log.publish(deposited("1"))));
    }

    @Test
    void twoBoundariesInOneCommandCouldMeanADeadlockAndAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(() -> {
                    boundaries.enter(branch);
                    boundaries.enter(branch);
                    boundaries.enter(branch + "-2");
                }))
                .withMessageContaining(branch + "-2");
    }

    @Test
    void outsideOfACommandThereIsNoTransactionToBeAloneIn() {
        assertThatIllegalStateException().isThrownBy(() -> boundaries.enter(branch));
    }

    private void cap() {
        sql.sql("insert into caps values (?)").param(branch).update();
    }

    private void run(Runnable command) {
        DefaultUnitOfWork<CommandMessage<?>> work =
                DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(new Deposit(branch, BigDecimal.ONE)));
        work.attachTransaction(transactions);
        work.execute(command);
    }

    /** Another node does not share this one's locks. Reads in the boundary. */
    private int onAnotherNode(Supplier<Integer> read) {
        ConsistencyBoundaries others = new ConsistencyBoundaries(NullLockFactory.INSTANCE, sql);
        AtomicInteger seen = new AtomicInteger();
        run(() -> {
            others.enter(branch);
            seen.set(read.get());
        });
        return seen.get();
    }

    private static @Nullable Throwable failureOf(Runnable inAnotherThread) {
        return CompletableFuture.runAsync(inAnotherThread)
                .handle((nothing, failure) -> failure == null ? null : failure.getCause())
                .join();
    }

    private void awaitSomebodyWaiting() {
        Awaitility.await().until(() -> sql.sql("""
                                select exists (select from pg_locks where locktype = 'advisory' and not granted
                                    and database = (select oid from pg_database where datname = current_database()))
                                """).query(Boolean.class).single());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int events() {
        return sql.sql("select count(*) from event_store.events where aggregate_id like ?")
                .param(branch + "/%")
                .query(Integer.class)
                .single();
    }

    private GenericDomainEventMessage<MoneyDeposited> deposited(String account) {
        String id = branch + "/" + account;
        return new GenericDomainEventMessage<>("Account", id, 0, new MoneyDeposited(id, BigDecimal.ONE));
    }
}
