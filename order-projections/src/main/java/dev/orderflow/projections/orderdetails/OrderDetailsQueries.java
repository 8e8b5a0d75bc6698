package dev.orderflow.projections.orderdetails;

import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindOrder} and {@link FindVersions}. */
@Component
class OrderDetailsQueries {

    private final OrderDetailsEntries entries;

    OrderDetailsQueries(OrderDetailsEntries entries) {
        this.entries = entries;
    }

    @QueryHandler
    Optional<OrderDetails> handle(FindOrder query) {
        return entries.find(query.orderId()).map(OrderDetailsEntry::details);
    }

    @QueryHandler
    List<OrderVersion> handle(FindVersions query) {
        return entries.versions(query.orderIds());
    }
}
