package dev.orderflow.domain;

import dev.orderflow.contract.OrderPicture;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** An order as the fold of its stored events shows it. */
public final class StoredOrder {

    private StoredOrder() {}

    /** Null if the log has no event of it. */
    public static @Nullable OrderPicture in(EventStore log, UUID orderId) {
        List<OrderPicture> versions = versions(log, orderId);
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    /** The order after each of its events. */
    public static List<OrderPicture> versions(EventStore log, UUID orderId) {
        List<OrderPicture> versions = new ArrayList<>();
        OrderState state = null;
        for (Object event : log.readEvents(orderId.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .toList()) {
            state = OrderState.evolve(state, (OrderEvent) event);
            versions.add(picture(state));
        }
        return versions;
    }

    private static OrderPicture picture(OrderState state) {
        return new OrderPicture(
                state.customerId(),
                state.status().name(),
                state.version(),
                state.lines().stream()
                        .map(line -> "%s × %s at %s".formatted(line.quantity(), line.sku(), text(line.unitPrice())))
                        .toList(),
                text(state.total()),
                state.carrier(),
                state.trackingNumber(),
                state.cancellationReason());
    }

    private static String text(Amount amount) {
        return amount.amount().toPlainString() + " " + amount.currency();
    }
}
