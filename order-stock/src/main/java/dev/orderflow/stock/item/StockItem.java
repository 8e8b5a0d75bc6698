package dev.orderflow.stock.item;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.orderflow.domain.model.ExpectedVersion;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate. It never sets aside more than is there, and knows nothing of an order but its name: what an order needs is said by the
 * command. See docs/decisions/0047-a-process-across-aggregates.md.
 */
@AggregateRoot(type = "StockItem")
public class StockItem {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private String stockItemId;

    private Stock stock;

    @EventSourcingHandler
    @SuppressWarnings("NullAway") // the stock is null before the first event, which evolve() expects
    void on(DomainEventMessage<?> event) {
        stock = Stock.evolve(stock, event);
        stockItemId = StockItemId.of(stock.sku());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Stock handle(ReceiveStock command, @MetaDataValue(ExpectedVersion.KEY) @Nullable ExpectedVersion expected) {
        @Nullable Long version = stock == null ? null : stock.version();
        if (expected != null && (version == null || !expected.allows(version))) {
            throw new StockVersionMismatch(version);
        }
        apply(new StockReceived(command.sku().value(), command.quantity().value()));
        return stock;
    }

    /** If another quantity is set aside for the order, its line was removed and added again. */
    @CommandHandler
    void handle(ReserveStock command) {
        UUID orderId = command.orderId().value();
        int before = stock.reservedFor(orderId);
        if (before == command.quantity()) {
            return;
        }
        if (stock.available() + before < command.quantity()) {
            throw new OutOfStock(stock.sku(), stock.available() + before);
        }
        release(orderId, before);
        apply(new StockReserved(stock.sku(), orderId, command.quantity()));
    }

    @CommandHandler
    void handle(ReleaseStock command) {
        UUID orderId = command.orderId().value();
        release(orderId, stock.reservedFor(orderId));
    }

    @CommandHandler
    void handle(ShipStock command) {
        UUID orderId = command.orderId().value();
        int reserved = stock.reservedFor(orderId);
        if (reserved > 0) {
            apply(new StockShipped(stock.sku(), orderId, reserved));
        }
    }

    private void release(UUID orderId, int reserved) {
        if (reserved > 0) {
            apply(new StockReleased(stock.sku(), orderId, reserved));
        }
    }
}
