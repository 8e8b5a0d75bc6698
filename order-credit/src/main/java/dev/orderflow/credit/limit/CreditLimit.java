package dev.orderflow.credit.limit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.orderflow.domain.DamagedHistory;
import dev.orderflow.domain.event.Amount;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate. It knows its limit and no order: whether an order fits is decided over the events of both, see
 * docs/decisions/0046-an-invariant-over-several-streams.md.
 */
@AggregateRoot(type = "CreditLimit")
public class CreditLimit {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String creditLimitId;

    private @Nullable Amount limit;

    @EventSourcingHandler
    void on(DomainEventMessage<?> event) {
        limit = CreditLimitHistory.limitAfter(event);
        creditLimitId = CreditLimitId.of(((CreditLimitEvent) event.getPayload()).customerId());
        DamagedHistory.requireOwn(event, creditLimitId);
    }

    /** Setting the same limit again changes nothing, as a PUT should. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Amount handle(SetCreditLimit command) {
        Amount wanted =
                new Amount(command.limit().amount(), command.limit().currency().getCurrencyCode());
        if (!wanted.equals(limit)) {
            apply(new CreditLimitSet(command.customerId().value(), wanted));
        }
        return wanted;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemoveCreditLimit command) {
        String customerId = command.customerId().value();
        if (limit == null) {
            throw new NoCreditLimit(customerId);
        }
        apply(new CreditLimitRemoved(customerId));
    }
}
