package dev.orderflow.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * Builds a state from the events of one order: one method for each type of event. A new type of event does not compile until it
 * has a method here, and then no fold compiles until it implements that method. Guide: docs/adding-an-event.md.
 *
 * @param <S> the state, which is a function of the events and their contexts alone
 * @param <C> what is known of an event besides its payload
 */
public interface OrderEventFold<S, C> {

    S on(OrderPlaced event, C context);

    S on(S state, OrderLineAdded event, C context);

    S on(S state, OrderLineRemoved event, C context);

    S on(S state, OrderConfirmed event, C context);

    S on(S state, OrderShipped event, C context);

    S on(S state, OrderDelivered event, C context);

    S on(S state, OrderCancelled event, C context);

    S on(S state, OrderStockReserved event, C context);

    /**
     * The state after an event.
     *
     * @param state null before the first event
     * @throws IllegalStateException if the first event is not {@link OrderPlaced}, or a later one is
     */
    @SuppressWarnings("NullAway") // only OrderPlaced comes without a state, and its method takes none
    default S apply(@Nullable S state, OrderEvent event, C context) {
        boolean isFirst = state == null;
        if (isFirst != event instanceof OrderPlaced) {
            throw new IllegalStateException("The first event of an order, and no later one, must be OrderPlaced.");
        }
        return event.applyTo(this, state, context);
    }
}
