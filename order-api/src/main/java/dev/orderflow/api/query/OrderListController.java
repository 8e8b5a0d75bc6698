package dev.orderflow.api.query;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.projections.orderlist.FindOrders;
import dev.orderflow.projections.orderlist.FindOrders.OrderPage;
import dev.orderflow.projections.orderlist.FindOrders.PageKey;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The list of orders, page by page. */
@RestController
@RequestMapping("/api/orders")
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class OrderListController {

    private final QueryGateway queries;

    OrderListController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping
    OrderListResponse listOrders(
            @RequestParam(required = false) @Nullable StatusFilter status,
            @RequestParam(required = false) @Nullable CustomerId customerId,
            @RequestParam(required = false) @Nullable PageLimit limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        OrderStatus state = status == null ? null : status.value();
        String filters = Cursor.filters(state, customerId);
        if (cursor != null && !cursor.filters().equals(filters)) {
            throw new Problem(ProblemType.INVALID_REQUEST, "A cursor goes with the filters of the page that gave it.")
                    .withParameter("cursor", "belongs to other filters");
        }
        PageKey after = cursor == null ? null : cursor.key();
        String customer = customerId == null ? null : customerId.value();
        int most = (limit == null ? PageLimit.DEFAULT : limit).value();
        OrderPage page = queries.query(new FindOrders(state, customer, after, most), OrderPage.class)
                .join();
        return new OrderListResponse(
                page.items(), page.next() == null ? null : new Cursor(filters, page.next()).text());
    }
}
