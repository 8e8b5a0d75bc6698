package dev.orderflow.stock.process;

import static java.util.Objects.requireNonNullElse;

import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.domain.model.OrderId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the process has to know of an order.
 *
 * @param correlationId of the placement, or the identifier of that event if it has none or others have written null
 * @param kept the SKUs of the order's lines, past and present, that were kept when the order got them
 */
record OrderWithStock(OrderState order, Object correlationId, Set<String> kept) {

    static OrderWithStock evolve(@Nullable OrderWithStock before, DomainEventMessage<?> event) {
        Object correlationId = before == null
                ? requireNonNullElse(event.getMetaData().get("correlationId"), event.getIdentifier())
                : before.correlationId();
        Set<String> kept = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before.kept());
        if (event.getMetaData().get(OrderStockReserved.AWAITED) instanceof Collection<?> skus) {
            skus.forEach(sku -> kept.add((String) sku));
        }
        return new OrderWithStock(
                OrderHistory.evolve(before == null ? null : before.order(), event), correlationId, kept);
    }

    OrderId orderId() {
        return new OrderId(order.orderId());
    }

    long version() {
        return order.version();
    }

    /** The lines for which stock is needed. */
    List<Line> lines() {
        return order.lines().stream().filter(line -> kept.contains(line.sku())).toList();
    }

    /** The SKUs of lines that were removed. */
    Stream<String> dropped() {
        return kept.stream()
                .filter(sku ->
                        order.lines().stream().noneMatch(line -> line.sku().equals(sku)));
    }
}
