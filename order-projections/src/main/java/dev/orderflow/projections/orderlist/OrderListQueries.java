package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Answers {@link FindOrders} and {@link FindChangedOrders}. */
@Component
class OrderListQueries {

    private final OrderListEntries entries;

    OrderListQueries(OrderListEntries entries) {
        this.entries = entries;
    }

    /** Asks for one order more than the page shows: whether it comes tells whether there is a next page. */
    @QueryHandler
    OrderPage handle(FindOrders query) {
        List<OrderSummary> found = find(query, Limit.of(query.limit() + 1)).stream()
                .map(OrderListEntry::summary)
                .toList();
        if (found.size() <= query.limit()) {
            return new OrderPage(found, null);
        }
        List<OrderSummary> page = found.subList(0, query.limit());
        OrderSummary last = page.get(page.size() - 1);
        return new OrderPage(page, new PageKey(last.placedAt(), last.orderId()));
    }

    @QueryHandler
    List<OrderChange> handle(FindChangedOrders query) {
        return entries.changes(query.after(), query.afterOrder(), query.upTo(), Limit.of(query.limit())).stream()
                .map(OrderListEntry::change)
                .toList();
    }

    private List<OrderListEntry> find(FindOrders query, Limit limit) {
        PageKey after = query.after() == null ? PageKey.START : query.after();
        Instant placedAt = after.placedAt();
        UUID orderId = after.orderId();
        OrderStatus status = query.status();
        String customerId = query.customerId();
        if (customerId == null) {
            return status == null
                    ? entries.page(placedAt, orderId, limit)
                    : entries.pageOfStatus(status, placedAt, orderId, limit);
        }
        return status == null
                ? entries.pageOfCustomer(customerId, placedAt, orderId, limit)
                : entries.pageOfCustomerAndStatus(customerId, status, placedAt, orderId, limit);
    }
}
