package dev.orderflow.api.history;

import dev.orderflow.api.http.OrderProblems;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.web.security.RequiresScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log, page by page. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
class EventController {

    private final LogReader log;
    private final EventItems items;

    EventController(LogReader log, EventItems items) {
        this.log = log;
        this.items = items;
    }

    @GetMapping("/api/events")
    EventPage listEvents(
            @RequestParam(required = false) @Nullable AfterPosition after,
            @RequestParam(required = false) @Nullable EventLimit limit) {
        long start = (after == null ? AfterPosition.NOTHING : after).value();
        List<StoredEvent> events = read(start, (limit == null ? EventLimit.DEFAULT : limit).value());
        return new EventPage(
                items.of(events), events.isEmpty() ? start : last(events).position());
    }

    @GetMapping("/api/orders/{orderId}/events")
    EventPage listOrderEvents(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) @Nullable AfterPosition after,
            @RequestParam(required = false) @Nullable EventLimit limit) {
        long start = (after == null ? AfterPosition.NOTHING : after).value();
        String order = orderId.toString();
        List<StoredEvent> events =
                log.readAggregate(order, start, (limit == null ? EventLimit.DEFAULT : limit).value());
        if (events.isEmpty() && log.readAggregate(order, -1, 1).isEmpty()) {
            throw OrderProblems.orderNotFound(orderId);
        }
        return new EventPage(
                items.of(events), events.isEmpty() ? start : last(events).sequenceNumber());
    }

    /** A read ends at a gap. If the gap is closed a moment later, the page continues after it. */
    private List<StoredEvent> read(long after, int limit) {
        List<StoredEvent> page = new ArrayList<>(log.read(Math.max(0, after), limit));
        while (!page.isEmpty() && page.size() < limit) {
            List<StoredEvent> more = log.read(last(page).position(), limit - page.size());
            if (more.isEmpty()) {
                break;
            }
            page.addAll(more);
        }
        return page;
    }

    private static StoredEvent last(List<StoredEvent> events) {
        return events.get(events.size() - 1);
    }
}
