package dev.orderflow.domain.event;

import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * A customer has placed an order. This is the first event of every order.
 *
 * @param total of all lines; stored, so that no reader has to know how it is computed
 */
@Revision("2")
public record OrderPlaced(UUID orderId, String customerId, List<Line> lines, Amount total) implements OrderEvent {

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(this, context);
    }
}
