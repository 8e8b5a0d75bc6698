package dev.orderflow.stock.process;

import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.stock.RecordReservedStock;
import dev.orderflow.stock.item.OutOfStock;
import dev.orderflow.stock.item.ReleaseStock;
import dev.orderflow.stock.item.ReserveStock;
import dev.orderflow.stock.item.ShipStock;
import dev.orderflow.stock.item.StockForOrder;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the stock in step with one order. It keeps nothing: what is left to do is read from the order, and each step may be repeated. So it
 * may end anywhere, and whoever begins again ends it. See docs/decisions/0047-a-process-across-aggregates.md.
 */
final class OrderStock {

    /** The name of who did it, in the metadata of the events. */
    private static final String ACTOR = "stock";

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
        try {
            switch (read.order().status()) {
                case PLACED, CONFIRMED -> {
                    release(read, read.dropped());
                    return !read.order().awaitingStock() || reserved(read);
                }
                // A line may have been removed shortly before.
                case SHIPPED, DELIVERED -> {
                    release(read, read.dropped());
                    read.lines()
                            .forEach(line ->
                                    send(read, new ShipStock(new Sku(line.sku()), read.orderId(), read.version())));
                }
                case CANCELLED -> release(read, read.kept().stream());
            }
            return true;
        } catch (OrderHasChanged | VersionMismatch changed) {
            return false;
        }
    }

    private void release(OrderWithStock read, Stream<String> skus) {
        skus.forEach(sku -> send(read, new ReleaseStock(new Sku(sku), read.orderId(), read.version())));
    }

    /** Line by line. If one is short, the order is cancelled, and then read again to give back what it has. */
    private boolean reserved(OrderWithStock read) {
        try {
            for (Line line : read.lines()) {
                send(read, new ReserveStock(new Sku(line.sku()), read.orderId(), read.version(), line.quantity()));
            }
        } catch (OutOfStock missing) {
            CancellationReason reason = new CancellationReason("out of stock: " + missing.sku());
            sendToOrder(read, new CancelOrder(read.orderId(), reason));
            return false;
        }
        sendToOrder(read, new RecordReservedStock(read.orderId()));
        return true;
    }

    private void send(OrderWithStock read, StockForOrder command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, metaData(read)));
    }

    /** It is refused if the order has changed since it was read. */
    private void sendToOrder(OrderWithStock read, Object command) {
        ExpectedVersion expected = new ExpectedVersion(Set.of(read.version()));
        commands.sendAndWait(new GenericCommandMessage<>(command, metaData(read).and(ExpectedVersion.KEY, expected)));
    }

    private static MetaData metaData(OrderWithStock read) {
        return MetaData.with("actor", ACTOR).and("correlationId", read.correlationId());
    }
}
