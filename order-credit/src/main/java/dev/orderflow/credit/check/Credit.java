package dev.orderflow.credit.check;

import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is decided on: the limit of a customer, and the customer's orders that may be open.
 *
 * @param limit null if there is none
 * @param orders by their identifiers
 */
public record Credit(@Nullable Amount limit, Map<String, OrderState> orders) {

    private static final Set<OrderStatus> OPEN = Set.of(OrderStatus.PLACED, OrderStatus.CONFIRMED);

    /** The identifiers of the orders that are open. */
    List<String> openOrders() {
        return orders.entrySet().stream()
                .filter(order -> isOpen(order.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** What the open orders in the currency of an amount are worth, as an amount with the same decimals. */
    public Amount open(Amount currency) {
        return orders.values().stream()
                .filter(Credit::isOpen)
                .map(OrderState::total)
                .filter(total -> total.currency().equals(currency.currency()))
                .reduce(currency.minus(currency), Amount::plus);
    }

    /**
     * Whether the customer may have an order that is worth so much, beside all others.
     *
     * @param total what this order is worth from now on, whatever it was worth before
     */
    boolean allows(String orderId, Amount total) {
        if (limit == null || !limit.currency().equals(total.currency())) {
            return true;
        }
        OrderState order = orders.get(orderId);
        BigDecimal others = open(limit).amount();
        if (order != null && isOpen(order)) {
            others = others.subtract(order.total().amount());
        }
        return others.add(total.amount()).compareTo(limit.amount()) <= 0;
    }

    private static boolean isOpen(OrderState order) {
        return OPEN.contains(order.status());
    }
}
