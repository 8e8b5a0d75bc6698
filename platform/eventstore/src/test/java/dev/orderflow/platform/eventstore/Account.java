package dev.orderflow.platform.eventstore;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.orderflow.platform.eventstore.AccountEvent.MoneyDeposited;
import dev.orderflow.platform.eventstore.AccountEvent.MoneyWithdrawn;
import dev.orderflow.platform.eventstore.snapshot.SnapshotDefinition;
import java.math.BigDecimal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** An aggregate of another domain than this project's, for tests. */
@AggregateRoot(type = "Account")
class Account {

    record Deposit(@TargetAggregateIdentifier String accountId, BigDecimal amount) {}

    record Balance(String accountId, long version, BigDecimal amount) {

        static Balance evolve(@Nullable Balance before, DomainEventMessage<?> message) {
            if (message.getPayload() instanceof Balance stored) {
                return stored;
            }
            AccountEvent event = (AccountEvent) message.getPayload();
            BigDecimal amount = before == null ? BigDecimal.ZERO : before.amount();
            if (event instanceof MoneyDeposited deposited) {
                amount = amount.add(deposited.amount());
            } else if (event instanceof MoneyWithdrawn withdrawn) {
                amount = amount.subtract(withdrawn.amount());
            }
            return new Balance(event.accountId(), message.getSequenceNumber(), amount);
        }
    }

    static final class Snapshots implements SnapshotDefinition<Account, Balance> {

        @Override
        public Class<Account> aggregateType() {
            return Account.class;
        }

        @Override
        public Class<Balance> stateType() {
            return Balance.class;
        }

        @Override
        public String revision() {
            return "1";
        }

        @Override
        public Balance evolve(@Nullable Balance state, DomainEventMessage<?> event) {
            return Balance.evolve(state, event);
        }

        @Override
        public boolean isStateOf(Balance state, String aggregateId, long sequenceNumber) {
            return state.accountId().equals(aggregateId) && state.version() == sequenceNumber;
        }
    }

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String accountId;

    private Balance balance;

    @EventSourcingHandler
    @SuppressWarnings("NullAway") // there is no balance before the first event, and evolve() takes that
    void on(DomainEventMessage<?> event) {
        balance = Balance.evolve(balance, event);
        accountId = balance.accountId();
    }

    /** Returns the new balance. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    BigDecimal handle(Deposit command) {
        apply(new MoneyDeposited(command.accountId(), command.amount()));
        return balance.amount();
    }
}
