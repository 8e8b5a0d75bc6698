package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The order was cancelled before it was shipped. */
@Revision("1")
public record OrderCancelled(UUID orderId, String reason) implements OrderEvent {

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(state, this, context);
    }
}
