package dev.orderflow.api.history;

import dev.orderflow.api.http.OrderProblems;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.security.RequiresScope;
import java.time.Duration;
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
@AnsweredBy(NodeRole.BOTH)
class EventController {

    /** As long as a search of the log takes. */
    private static final Duration TIME = Duration.ofMillis(500);

    private final LogReader log;
    private final Tenants tenants;
    private final EventItems items;

    EventController(LogReader log, Tenants tenants, EventItems items) {
        this.log = log;
        this.tenants = tenants;
        this.items = items;
    }

    @GetMapping("/api/events")
    EventPage listEvents(
            @RequestParam(required = false) @Nullable AfterPosition after,
            @RequestParam(required = false) @Nullable EventLimit limit) {
        long start = (after == null ? AfterPosition.NOTHING : after).value();
        return read(Math.max(0, start), start, (limit == null ? EventLimit.DEFAULT : limit).value());
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

    /**
     * A read ends at a gap. If the gap is closed a moment later, the page continues after it. It also continues after events of other tenants,
     * for so long as a client may wait; then the page is shorter than it could be.
     *
     * @param nothing the next position if there is nothing
     */
    private EventPage read(long after, long nothing, int limit) {
        long begin = System.nanoTime();
        List<StoredEvent> page = new ArrayList<>();
        long position = after;
        List<StoredEvent> events;
        do {
            events = log.read(position, limit - page.size());
            if (!events.isEmpty()) {
                position = last(events).position();
                page.addAll(events.stream().filter(tenants::mayBeSeen).toList());
            }
        } while (!events.isEmpty() && page.size() < limit && System.nanoTime() - begin < TIME.toNanos());
        return new EventPage(items.of(page), position == after ? nothing : position);
    }

    private static StoredEvent last(List<StoredEvent> events) {
        return events.get(events.size() - 1);
    }
}
