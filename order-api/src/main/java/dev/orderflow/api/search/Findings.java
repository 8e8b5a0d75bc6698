package dev.orderflow.api.search;

import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.web.EventItem;
import dev.orderflow.projections.customersummary.FindCustomers.CustomerOrders;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a text may be meant for, the first few of each kind.
 *
 * @param orders whose identifier begins with it
 * @param customers whose identifier begins with it
 * @param correlationIds the text itself, if events have it
 * @param events the event at this position
 */
record Findings(
        List<FoundOrder> orders,
        List<CustomerOrders> customers,
        List<FoundCorrelation> correlationIds,
        List<EventItem> events) {

    /** Customer and status are null as long as the order is in the log and not in the order list. */
    record FoundOrder(
            UUID orderId,
            @Nullable String customerId,
            @Nullable OrderStatus status) {}

    /**
     * An identifier that events may have.
     *
     * @param events how many events have been found with it, 100 at most
     * @param complete whether there are no more; otherwise the search has stopped at 100, or for want of time
     */
    record FoundCorrelation(String correlationId, int events, boolean complete) {}
}
