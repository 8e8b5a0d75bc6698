package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The order was confirmed; its lines are final. */
@Revision("1")
public record OrderConfirmed(UUID orderId) implements OrderEvent {

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(state, this, context);
    }
}
