package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The order was handed over to a carrier. */
@Revision("1")
public record OrderShipped(UUID orderId, String carrier, String trackingNumber) implements OrderEvent {

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(state, this, context);
    }
}
