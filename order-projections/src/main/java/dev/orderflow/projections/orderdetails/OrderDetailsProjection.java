package dev.orderflow.projections.orderdetails;

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
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.springframework.stereotype.Component;

/** Keeps the details up to date, and tells those who wait for them. */
@Component
@ProcessingGroup(OrderDetailsProjection.NAME)
class OrderDetailsProjection {

    static final String NAME = "order-details";

    private final OrderDetailsTable table;
    private final BatchFold<OrderDetailsRow> fold;
    private final SkippedEvents skipped;
    private final OrderArrivals arrivals;

    OrderDetailsProjection(OrderDetailsTable table, OrderArrivals arrivals, SkippedEvents skipped) {
        this.table = table;
        this.skipped = skipped;
        this.fold = new BatchFold<>(table, OrderDetailsRow::evolve, () -> skipped.any(NAME));
        this.arrivals = arrivals;
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        fold.add(new Change(event, version, at));
        CurrentUnitOfWork.get().afterCommit(committed -> arrivals.reached(event.orderId(), version));
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
