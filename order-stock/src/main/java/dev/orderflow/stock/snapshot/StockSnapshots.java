package dev.orderflow.stock.snapshot;

import dev.orderflow.platform.eventstore.snapshot.SnapshotDefinition;
import dev.orderflow.stock.item.Stock;
import dev.orderflow.stock.item.StockItem;
import dev.orderflow.stock.item.StockItemId;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** A SKU that sells well has a long stream. See docs/decisions/0015-snapshots.md. */
public final class StockSnapshots implements SnapshotDefinition<StockItem, Stock> {

    @Override
    public Class<StockItem> aggregateType() {
        return StockItem.class;
    }

    @Override
    public Class<Stock> stateType() {
        return Stock.class;
    }

    /** Increase it when {@link Stock}, the set of events, or the effect of an event changes. */
    @Override
    public String revision() {
        return "1";
    }

    @Override
    public Stock evolve(@Nullable Stock state, DomainEventMessage<?> event) {
        return Stock.evolve(state, event);
    }

    @Override
    public Stock fold(@Nullable Stock state, List<? extends DomainEventMessage<?>> events) {
        return Stock.fold(state, events.iterator());
    }

    @Override
    public boolean isStateOf(Stock state, String aggregateId, long sequenceNumber) {
        return StockItemId.of(state.sku()).equals(aggregateId) && state.version() == sequenceNumber;
    }
}
