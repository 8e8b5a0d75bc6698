package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * A line was added at the end of a placed order.
 *
 * @param total of the order with this line
 */
@Revision("1")
public record OrderLineAdded(UUID orderId, String sku, int quantity, Amount unitPrice, Amount total)
        implements OrderEvent {

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(state, this, context);
    }
}
