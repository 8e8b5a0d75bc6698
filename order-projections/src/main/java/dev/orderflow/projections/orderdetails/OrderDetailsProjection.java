package dev.orderflow.projections.orderdetails;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.projections.BatchFold;
import dev.orderflow.projections.Change;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the details up to date, and tells those who wait for them. */
@Component
@ProcessingGroup("order-details")
class OrderDetailsProjection {

    private final OrderDetailsTable table;
    private final BatchFold<OrderDetailsRow> fold;
    private final OrderArrivals arrivals;

    OrderDetailsProjection(OrderDetailsTable table, OrderArrivals arrivals) {
        this.table = table;
        this.fold = new BatchFold<>(table, OrderDetailsRow::evolve);
        this.arrivals = arrivals;
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        fold.add(new Change(event, version, at));
        CurrentUnitOfWork.get().afterCommit(committed -> arrivals.reached(event.orderId(), version));
    }

    @ResetHandler
    void reset() {
        table.clear();
    }
}
