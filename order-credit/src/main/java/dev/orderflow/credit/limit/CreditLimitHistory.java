package dev.orderflow.credit.limit;

import dev.orderflow.domain.event.Amount;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Each event says all about the limit, so the last one is enough. */
public final class CreditLimitHistory {

    private CreditLimitHistory() {}

    /**
     * The limit after an event; null if there is none.
     *
     * @throws UnknownCreditLimitEvent if this version of the application does not know the type of the event
     */
    public static @Nullable Amount limitAfter(DomainEventMessage<?> event) {
        if (event.getPayload() instanceof CreditLimitEvent known) {
            return known instanceof CreditLimitSet set ? set.limit() : null;
        }
        throw new UnknownCreditLimitEvent(event);
    }
}
