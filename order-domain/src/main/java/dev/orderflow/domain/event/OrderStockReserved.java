package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The stock for all lines of a placed order that waited for it is reserved. From here on the order can be confirmed. */
@Revision("1")
public record OrderStockReserved(UUID orderId) implements OrderEvent {

    /**
     * The member of an event's metadata with the SKUs for which an order waits from this event on. The event store adds it while it appends
     * the event, so the aggregate does not know it before. See docs/decisions/0047-a-process-across-aggregates.md.
     */
    public static final String AWAITED = "awaitingStock";

    @Override
    public <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context) {
        return fold.on(state, this, context);
    }
}
