package dev.orderflow.api.search;

import static dev.orderflow.api.search.SearchText.textOf;

import dev.orderflow.api.events.OrderUpcasters;
import dev.orderflow.api.history.EventItems;
import dev.orderflow.api.history.EventLimit;
import dev.orderflow.api.history.PointInTime;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.platform.eventstore.FoundEvents;
import dev.orderflow.platform.eventstore.LogFilter;
import dev.orderflow.platform.eventstore.LogSearch;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events of the whole log that fit all of the filters, the newest first, page by page. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class EventSearchController {

    /** Only the first event of an order names its customer, so the order list says which orders are theirs. */
    private static final String ORDERS_OF_CUSTOMER =
            "select order_id::text from read_model.order_list where customer_id = ?";

    private final LogSearch log;
    private final EventItems items;

    EventSearchController(LogSearch log, EventItems items) {
        this.log = log;
        this.items = items;
    }

    @GetMapping("/api/events/search")
    EventSearchPage searchEvents(
            @RequestParam(required = false) @Nullable SearchText type,
            @RequestParam(required = false) @Nullable SearchText actor,
            @RequestParam(required = false) @Nullable PointInTime from,
            @RequestParam(required = false) @Nullable PointInTime to,
            @RequestParam(required = false) @Nullable SearchText correlationId,
            @RequestParam(required = false) @Nullable SearchText aggregateId,
            @RequestParam(required = false) @Nullable CustomerId customerId,
            @RequestParam(required = false) @Nullable SearchText text,
            @RequestParam(required = false) @Nullable BeforePosition before,
            @RequestParam(required = false) @Nullable EventLimit limit) {
        LogFilter filter = LogFilter.EVERYTHING
                .types(type == null ? null : OrderUpcasters.storedNames(type.value()))
                .actor(textOf(actor))
                .correlationId(textOf(correlationId))
                .aggregateId(textOf(aggregateId))
                .aggregates(ORDERS_OF_CUSTOMER, customerId == null ? null : customerId.value())
                .notBefore(instant(from))
                .notAfter(instant(to))
                .payload(textOf(text));
        if (from != null && to != null && from.value().isAfter(to.value())) {
            throw new Problem(ProblemType.INVALID_REQUEST, "A search goes from a time to a later one.")
                    .withParameter("to", "is before from");
        }
        FoundEvents found = log.find(
                filter,
                (before == null ? BeforePosition.END_OF_THE_LOG : before).value(),
                (limit == null ? EventLimit.DEFAULT : limit).value());
        return new EventSearchPage(items.of(found.events()), found.nextBefore());
    }

    private static @Nullable Instant instant(@Nullable PointInTime time) {
        return time == null ? null : time.value();
    }
}
