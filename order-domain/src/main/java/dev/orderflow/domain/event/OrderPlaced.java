package dev.orderflow.domain.event;

import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/**
 * A customer has placed an order. This is the first event of every order.
 *
 * @param total of all lines; stored, so that no reader has to know how it is computed
 * @param recipient sealed, so that it can be forgotten (docs/decisions/0048-personal-data-is-sealed-before-it-becomes-a-fact.md); empty
 *     if there is none
 */
@Revision("3")
public record OrderPlaced(UUID orderId, String customerId, List<Line> lines, Amount total, String recipient)
        implements OrderEvent {

    public static final String NO_RECIPIENT = "";

    /** An order without a recipient. */
    public OrderPlaced(UUID orderId, String customerId, List<Line> lines, Amount total) {
        this(orderId, customerId, lines, total, NO_RECIPIENT);
    }

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(this, context);
    }
}
