package dev.orderflow.credit.check;

import dev.orderflow.credit.limit.CreditLimitId;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.platform.eventstore.ConsistencyBoundaries;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the events of a command right before they are appended. Those that make a customer's open orders worth more are checked against
 * the limit, if one is known; if one is not known, the trigger refuses the append, the command is sent again, and then it is known. See
 * docs/decisions/0046-an-invariant-over-several-streams.md.
 */
public final class CreditCheck implements MessageDispatchInterceptor<EventMessage<?>> {

    private final ConsistencyBoundaries boundaries;
    private final CreditReader reader;
    private final JdbcClient sql;

    public CreditCheck(ConsistencyBoundaries boundaries, CreditReader reader, JdbcClient sql) {
        this.boundaries = boundaries;
        this.reader = reader;
        this.sql = sql;
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        events.forEach(this::check);
        return (index, event) -> event;
    }

    private void check(EventMessage<?> event) {
        if (event.getPayload() instanceof OrderPlaced placed) {
            check(CreditLimitId.of(placed.customerId()), (DomainEventMessage<?>) event, placed.total());
        } else if (event.getPayload() instanceof OrderLineAdded added) {
            check(added.orderId().toString(), (DomainEventMessage<?>) event, added.total());
        }
    }

    /** @param boundaryOrOrder what the boundary may be known by; an added line does not name the customer */
    private void check(String boundaryOrOrder, DomainEventMessage<?> event, Amount total) {
        String boundary = boundaries.requiredFor(boundaryOrOrder);
        if (boundary == null) {
            return;
        }
        boundaries.enter(boundary);
        Credit credit = reader.readAndRemember(CreditLimitId.customerOf(boundary));
        if (!credit.allows(event.getAggregateIdentifier(), total) && !isLate(event)) {
            Amount limit = Objects.requireNonNull(credit.limit(), "without a limit all is allowed");
            throw new CreditLimitExceeded(limit, credit.open(limit));
        }
    }

    /** Then the append fails, and says so better: the order exists, or it has changed meanwhile. */
    private boolean isLate(DomainEventMessage<?> event) {
        return sql.sql("select exists (select from event_store.events where aggregate_id = ? and sequence_number = ?)")
                .param(event.getAggregateIdentifier())
                .param(event.getSequenceNumber())
                .query(Boolean.class)
                .single();
    }
}
