package dev.orderflow.stock.process;

import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.stock.RecordReservedStock;
import dev.orderflow.stock.item.OutOfStock;
import dev.orderflow.stock.item.ReleaseStock;
import dev.orderflow.stock.item.ReserveStock;
import dev.orderflow.stock.item.ShipStock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the stock in step with one order. It keeps nothing: what is left to do is read from the order, and each step may be repeated. So it
 * may end anywhere, and whoever begins again ends it. See docs/decisions/0047-a-process-across-aggregates.md.
 */
final class OrderStock {

    /** The name of who did it, in the metadata of the events. */
    static final String ACTOR = "stock";

    /** Each takes some milliseconds. Whoever changes an order more often than that is at work on it still. */
    private static final int TRIES = 5;

    private final EventStore log;
    private final CommandGateway commands;

    OrderStock(EventStore log, CommandGateway commands) {
        this.log = log;
        this.commands = commands;
    }

    /**
     * Begins again if others change the order meanwhile.
     *
     * @throws ConcurrencyException if they don't stop. Other orders should not wait for that.
     */
    void settle(String orderId) {
        for (int i = 0; i < TRIES; i++) {
            OrderWithStock order = read(orderId);
            if (order == null || settled(order)) {
                return;
            }
        }
        throw new ConcurrencyException("Order %s keeps changing".formatted(orderId));
    }

    /** From the first event, which has the correlation, and not from a snapshot. */
    private @Nullable OrderWithStock read(String orderId) {
        @Nullable OrderWithStock order = null;
        DomainEventStream events = log.readEvents(orderId, 0);
        while (events.hasNext()) {
            order = OrderWithStock.evolve(order, events.next());
        }
        return order;
    }

    /** Returns false if the order is not as it was read any more. */
    private boolean settled(OrderWithStock read) {
        OrderState order = read.order();
        OrderId orderId = new OrderId(order.orderId());
        try {
            switch (order.status()) {
                case PLACED, CONFIRMED -> {
                    release(read, read.dropped());
                    return !order.awaitingStock() || reserved(read, orderId);
                }
                // A line may have been removed shortly before.
                case SHIPPED, DELIVERED -> {
                    release(read, read.dropped());
                    read.lines()
                            .forEach(line -> send(read, new ShipStock(new Sku(line.sku()), orderId, order.version())));
                }
                case CANCELLED -> release(read, read.kept().stream());
            }
            return true;
        } catch (OrderHasChanged | VersionMismatch changed) {
            return false;
        }
    }

    private void release(OrderWithStock read, Stream<String> skus) {
        OrderId orderId = new OrderId(read.order().orderId());
        skus.forEach(sku ->
                send(read, new ReleaseStock(new Sku(sku), orderId, read.order().version())));
    }

    /** Line by line. If one is short, the order is cancelled, and then read again to give back what it has. */
    private boolean reserved(OrderWithStock read, OrderId orderId) {
        long version = read.order().version();
        try {
            for (Line line : read.lines()) {
                send(read, new ReserveStock(new Sku(line.sku()), orderId, version, line.quantity()));
            }
        } catch (OutOfStock missing) {
            CancellationReason reason = new CancellationReason("out of stock: " + missing.sku());
            send(
                    read,
                    new CancelOrder(orderId, reason),
                    Map.of(ExpectedVersion.KEY, new ExpectedVersion(Set.of(version))));
            return false;
        }
        send(read, new RecordReservedStock(orderId, version));
        return true;
    }

    private void send(OrderWithStock order, Object command) {
        send(order, command, Map.of());
    }

    private void send(OrderWithStock order, Object command, Map<String, ?> more) {
        Map<String, Object> metaData = new HashMap<>(more);
        metaData.put("actor", ACTOR);
        metaData.put("correlationId", order.correlationId());
        commands.sendAndWait(new GenericCommandMessage<>(command, metaData));
    }
}
