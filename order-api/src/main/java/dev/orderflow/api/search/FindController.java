package dev.orderflow.api.search;

import dev.orderflow.api.history.EventItems;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.api.search.Findings.FoundCorrelation;
import dev.orderflow.api.search.Findings.FoundOrder;
import dev.orderflow.platform.eventstore.FoundEvents;
import dev.orderflow.platform.eventstore.LogFilter;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogSearch;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.EventItem;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.projections.customersummary.FindCustomers;
import dev.orderflow.projections.customersummary.FindCustomers.CustomerOrders;
import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import dev.orderflow.projections.orderlist.FindOrdersById;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Things of which a text may be the name, or the beginning of it: such as what somebody has pasted. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class FindController {

    private static final int FEW = 5;

    private static final int COUNTED = 100;

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final QueryGateway queries;
    private final LogReader log;
    private final Tenants tenants;
    private final LogSearch search;
    private final EventItems items;

    FindController(QueryGateway queries, LogReader log, Tenants tenants, LogSearch search, EventItems items) {
        this.queries = queries;
        this.log = log;
        this.tenants = tenants;
        this.search = search;
        this.items = items;
    }

    @GetMapping("/api/find")
    Findings find(@RequestParam SearchText q) {
        String text = q.value();
        return new Findings(orders(text), customers(text), correlationIds(text), events(text));
    }

    private List<FoundOrder> orders(String text) {
        OrderIdPrefix prefix = OrderIdPrefix.of(text);
        if (prefix == null) {
            return List.of();
        }
        List<FoundOrder> listed = queries
                .query(
                        new FindOrdersById(prefix.first(), prefix.last(), FEW),
                        ResponseTypes.multipleInstancesOf(OrderSummary.class))
                .join()
                .stream()
                .map(order -> new FoundOrder(order.orderId(), order.customerId(), order.status()))
                .toList();
        if (!listed.isEmpty() || !prefix.isWhole()) {
            return listed;
        }
        return log.readAggregate(prefix.first().toString(), -1, 1).stream()
                .map(placed -> new FoundOrder(prefix.first(), null, null))
                .toList();
    }

    private List<CustomerOrders> customers(String text) {
        return queries.query(new FindCustomers(text, FEW), ResponseTypes.multipleInstancesOf(CustomerOrders.class))
                .join();
    }

    private List<FoundCorrelation> correlationIds(String text) {
        FoundEvents found = search.find(LogFilter.EVERYTHING.correlationId(text), Long.MAX_VALUE, COUNTED);
        int events = found.events().size();
        boolean isComplete = events < COUNTED && found.nextBefore() == null;
        return events == 0 && isComplete ? List.of() : List.of(new FoundCorrelation(text, events, isComplete));
    }

    private List<EventItem> events(String text) {
        if (!POSITION.matcher(text).matches()) {
            return List.of();
        }
        long position = Long.parseLong(text);
        return items.of(log.read(position - 1, 1).stream()
                .filter(event -> event.position() == position && tenants.mayBeSeen(event))
                .toList());
    }
}
