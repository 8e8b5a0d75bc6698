package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.projections.BatchFold;
import dev.orderflow.projections.Change;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Keeps the list up to date. */
@Component
@ProcessingGroup("order-list")
class OrderListProjection {

    private final OrderListTable table;
    private final BatchFold<OrderListRow> fold;

    OrderListProjection(OrderListTable table) {
        this.table = table;
        this.fold = new BatchFold<>(table, OrderListRow::evolve);
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        fold.add(new Change(event, version, at));
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
