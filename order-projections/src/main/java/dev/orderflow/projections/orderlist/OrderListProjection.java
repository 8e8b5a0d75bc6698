package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.projections.BatchFold;
import dev.orderflow.projections.Change;
import dev.orderflow.projections.SkippedEvents;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.UnknownSerializedType;
import org.springframework.stereotype.Component;

/** Keeps the list up to date. */
@Component
@ProcessingGroup(OrderListProjection.NAME)
class OrderListProjection {

    static final String NAME = "order-list";

    private final OrderListTable table;
    private final BatchFold<OrderListRow> fold;
    private final SkippedEvents skipped;

    OrderListProjection(OrderListTable table, SkippedEvents skipped) {
        this.table = table;
        this.skipped = skipped;
        this.fold = new BatchFold<>(table, OrderListRow::evolve, () -> skipped.any(NAME));
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        fold.add(new Change(event, version, at));
    }

    @EventHandler
    void on(UnknownSerializedType event, TrackingToken position) {
        skipped.add(NAME, event, position);
    }

    @ResetHandler
    void reset() {
        table.clear();
        skipped.clear(NAME);
    }
}
