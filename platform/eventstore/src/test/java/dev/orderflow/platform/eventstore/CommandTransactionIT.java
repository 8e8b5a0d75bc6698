package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.eventstore.Account.Deposit;
import dev.orderflow.platform.testing.NewDatabase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a command has written and what it appends are committed together or not at all, although the events of a command that has written
 * nothing are appended outside of its transaction.
 */
@SpringBootTest(
        classes = AutoConfigurationIT.Bank.class,
        properties = {"axon.update-check.disabled=true", "orderflow.event-store.snapshot.threshold=5"})
@NewDatabase
class CommandTransactionIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TransactionTemplate another;

    @Autowired
    private JdbcClient sql;

    private final AccountStream stream = new AccountStream();

    @BeforeEach
    void anAccountAndATableOfTheApplication() {
        sql.sql("create table if not exists notes (account text not null)").update();
        log.publish(stream.deposited(0), stream.deposited(1));
    }

    @Test
    void whatACommandHasWrittenBeforeIsCommittedWithItsEvent() {
        run(() -> {
            write();
            log.publish(stream.deposited(2));
        });

        assertThat(notes()).isEqualTo(1);
        assertThat(stream.lastVersion(sql)).isEqualTo(2);
    }

    @Test
    void whatACommandHasWrittenBeforeGoesWithAnEventThatLosesARace() {
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> run(() -> {
                    write();
                    log.publish(stream.deposited(1));
                }));

        assertThat(notes()).isZero();
    }

    @Test
    void soDoesWhatItWritesAfterwards() {
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> run(() -> {
                    log.publish(stream.deposited(1));
                    write();
                }));

        assertThat(notes()).isZero();
    }

    @Test
    void anEventGoesWithAWriteThatFailsAfterwards() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            DefaultUnitOfWork<CommandMessage<?>> command = begin();
            log.publish(stream.deposited(2));
            command.onCommit(work -> {
                throw new IllegalStateException("after the append");
            });
            command.commit();
        });

        assertThat(stream.lastVersion(sql)).isEqualTo(1);
    }

    @Test
    void anEventGoesWithSomethingThatFailsRightBeforeTheCommit() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            DefaultUnitOfWork<CommandMessage<?>> command = begin();
            log.publish(stream.deposited(2));
            command.onPrepareCommit(work -> TransactionSynchronizationManager.registerSynchronization(new Refusal()));
            command.commit();
        });

        assertThat(stream.lastVersion(sql)).isEqualTo(1);
    }

    @Test
    void aCommandMayPublishNothing() {
        run(() -> log.publish(List.of()));

        assertThat(stream.lastVersion(sql)).isEqualTo(1);
    }

    @Test
    void aCommandInTheTransactionOfAnotherIsCommittedWithThat() {
        another.executeWithoutResult(transaction -> {
            commands.sendAndWait(new Deposit(stream.account(), BigDecimal.ONE));
            transaction.setRollbackOnly();
        });

        assertThat(stream.lastVersion(sql)).isEqualTo(1);
    }

    @Test
    void ofSeveralEventsAllAreAppendedOrNone() {
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> run(() -> log.publish(stream.deposited(2), stream.deposited(1))));
        assertThat(stream.lastVersion(sql)).isEqualTo(1);

        run(() -> log.publish(stream.deposited(2), stream.deposited(3)));
        assertThat(stream.lastVersion(sql)).isEqualTo(3);
    }

    @Test
    void aSubscriberFindsTheEventInTheLogAndWritesWithIt() {
        List<Long> seen = new ArrayList<>();
        Registration subscription = log.subscribe(events -> {
            seen.add(stream.lastVersion(sql));
            write();
        });
        try {
            run(() -> log.publish(stream.deposited(2)));
            assertThatExceptionOfType(ConcurrencyException.class)
                    .isThrownBy(() -> run(() -> log.publish(stream.deposited(2))));
        } finally {
            subscription.cancel();
        }

        assertThat(seen).containsExactly(2L);
        assertThat(notes()).isEqualTo(1);
    }

    private static final class Refusal implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            throw new IllegalStateException("right before the commit");
        }
    }

    private DefaultUnitOfWork<CommandMessage<?>> begin() {
        DefaultUnitOfWork<CommandMessage<?>> command = DefaultUnitOfWork.startAndGet(
                new GenericCommandMessage<>(new Deposit(stream.account(), BigDecimal.ONE)));
        command.attachTransaction(transactions);
        return command;
    }

    private void run(Runnable command) {
        begin().execute(command);
    }

    private void write() {
        sql.sql("insert into notes values (?)").param(stream.account()).update();
    }

    private int notes() {
        return sql.sql("select count(*) from notes where account = ?")
                .param(stream.account())
                .query(Integer.class)
                .single();
    }
}
