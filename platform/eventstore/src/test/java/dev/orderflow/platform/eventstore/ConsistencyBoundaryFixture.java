package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The example: a branch of the bank may get a cap on the sum of all its accounts. The boundary is the branch, the first part of an account's name. */
@SpringBootTest(
        classes = AutoConfigurationIT.Bank.class,
        properties = {"axon.update-check.disabled=true", "orderflow.event-store.snapshot.threshold=5"})
@NewDatabase
abstract class ConsistencyBoundaryFixture {

    @Autowired
    ConsistencyBoundaries boundaries;

    @Autowired
    EventStore log;

    @Autowired
    TransactionManager transactions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    final String branch = "branch-" + UUID.randomUUID();

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

    void cap() {
        sql.sql("insert into caps values (?)").param(branch).update();
    }

    void run(Runnable command) {
        DefaultUnitOfWork<CommandMessage<?>> work =
                DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(new Deposit(branch, BigDecimal.ONE)));
        work.attachTransaction(transactions);
        work.execute(command);
    }

    /** Another node does not share this one's locks. Reads in the boundary. */
    int onAnotherNode(Supplier<Integer> read) {
        ConsistencyBoundaries others = new ConsistencyBoundaries(NullLockFactory.INSTANCE, sql);
        AtomicInteger seen = new AtomicInteger();
        run(() -> {
            others.enter(branch);
            seen.set(read.get());
        });
        return seen.get();
    }

    static @Nullable Throwable failureOf(Runnable inAnotherThread) {
        return CompletableFuture.runAsync(inAnotherThread)
                .handle((nothing, failure) -> failure == null ? null : failure.getCause())
                .join();
    }

    void awaitSomebodyWaiting() {
        Awaitility.await().until(() -> sql.sql("""
                                select exists (select from pg_locks where locktype = 'advisory' and not granted
                                    and database = (select oid from pg_database where datname = current_database()))
                                """).query(Boolean.class).single());
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int events() {
        return sql.sql("select count(*) from event_store.events where aggregate_id like ?")
                .param(branch + "/%")
                .query(Integer.class)
                .single();
    }

    GenericDomainEventMessage<MoneyDeposited> deposited(String account) {
        String id = branch + "/" + account;
        return new GenericDomainEventMessage<>("Account", id, 0, new MoneyDeposited(id, BigDecimal.ONE));
    }
}
