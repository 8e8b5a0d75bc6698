package dev.orderflow.projections.orderlist;

import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import dev.orderflow.projections.orderlist.FindOrders.OrderPage;
import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import dev.orderflow.projections.orderlist.FindOrders.PageKey;
import dev.orderflow.projections.orderlist.OrderListProjection.Row;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Answers {@link FindOrders}, {@link FindOrdersById} and {@link FindChangedOrders}. A page begins in an index where it begins in the list,
 * however far down, and no order is read that the page does not show.
 *
 * <p>A filter is written as a range, and the rows are sorted by its column too. This changes nothing for the reader, because all of them
 * have the same value. But only the index of the filter has this order. With {@code =}, PostgreSQL may read the whole list by time and
 * drop what does not fit: half a second for 400,000 orders, if few of them have the status.
 *
 * <p>The longest page is a constant, so PostgreSQL knows without the parameters that these statements are cheap, and plans them once. For
 * {@code limit ?} alone it assumes a tenth of the table, and plans anew for each page. See docs/decisions/0035-what-a-read-costs.md.
 */
@Component
class OrderListQueries {

    static final String PAGE = page("(placed_at, order_id) < (:placedAt, :orderId)", "placed_at desc, order_id desc");

    static final String PAGE_OF_STATUS = page("""
            (status, placed_at, order_id) < (:status, :placedAt, :orderId) and status >= :status
            """, "status desc, placed_at desc, order_id desc");

    static final String PAGE_OF_CUSTOMER = page("""
            (customer_id, placed_at, order_id) < (:customerId, :placedAt, :orderId) and customer_id >= :customerId
            """, "customer_id desc, placed_at desc, order_id desc");

    /** A customer has few enough orders to leave out those in another status. */
    static final String PAGE_OF_CUSTOMER_AND_STATUS = page("""
            (customer_id, placed_at, order_id) < (:customerId, :placedAt, :orderId) and customer_id >= :customerId
                and status = :status
            """, "customer_id desc, placed_at desc, order_id desc");

    private final JdbcClient sql;

    OrderListQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** Asks for one order more than the page shows. If it comes, there is a next page. */
    @QueryHandler
    OrderPage handle(FindOrders query) {
        List<OrderSummary> found = page(query).stream().map(Row::order).toList();
        if (found.size() <= query.limit()) {
            return new OrderPage(found, null);
        }
        List<OrderSummary> page = found.subList(0, query.limit());
        OrderSummary last = page.get(page.size() - 1);
        return new OrderPage(page, new PageKey(last.placedAt(), last.orderId()));
    }

    @QueryHandler
    List<OrderChange> handle(FindChangedOrders query) {
        return sql
                .sql("""
                        select * from read_model.order_list
                        where (position, order_id) > (:after, :afterOrder) and position <= :upTo
                        order by position, order_id limit :limit
                        """)
                .param("after", query.after())
                .param("afterOrder", query.afterOrder())
                .param("upTo", query.upTo())
                .param("limit", query.limit())
                .query(Row::read)
                .list()
                .stream()
                .map(row -> new OrderChange(row.position(), row.order()))
                .toList();
    }

    @QueryHandler
    List<OrderSummary> handle(FindOrdersById query) {
        return sql
                .sql("""
                        select * from read_model.order_list
                        where order_id between :from and :to order by order_id limit :limit
                        """)
                .param("from", query.from())
                .param("to", query.to())
                .param("limit", query.limit())
                .query(Row::read)
                .list()
                .stream()
                .map(Row::order)
                .toList();
    }

    private List<Row> page(FindOrders query) {
        PageKey after = query.after() == null ? PageKey.START : query.after();
        return statement(query)
                .param("placedAt", after.placedAt().atOffset(ZoneOffset.UTC))
                .param("orderId", after.orderId())
                .param("limit", query.limit() + 1)
                .query(Row::read)
                .list();
    }

    /** One statement for each combination of filters, so that each has its own plan. */
    private StatementSpec statement(FindOrders query) {
        if (query.customerId() != null && query.status() != null) {
            return sql.sql(PAGE_OF_CUSTOMER_AND_STATUS)
                    .param("customerId", query.customerId())
                    .param("status", query.status().name());
        }
        if (query.customerId() != null) {
            return sql.sql(PAGE_OF_CUSTOMER).param("customerId", query.customerId());
        }
        if (query.status() != null) {
            return sql.sql(PAGE_OF_STATUS).param("status", query.status().name());
        }
        return sql.sql(PAGE);
    }

    private static String page(String condition, String order) {
        return """
                select * from (
                    select * from read_model.order_list where %s order by %s limit %s
                ) as longest_page limit :limit
                """.formatted(condition.strip(), order, FindOrders.LONGEST_PAGE + 1);
    }
}
