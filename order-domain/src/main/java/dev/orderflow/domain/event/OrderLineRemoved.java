package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * A line was removed from a placed order.
 *
 * @param total of the order without this line
 */
@Revision("1")
public record OrderLineRemoved(UUID orderId, String sku, Amount total) implements OrderEvent {

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(state, this, context);
    }
}
