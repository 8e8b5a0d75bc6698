package dev.orderflow.projections.orderlist;

/**
 * The statements that read a page of the list. Each begins in an index where the page begins, however far down, and reads no order
 * that the page does not show.
 *
 * <p>A filter is written as a range, and the rows are sorted by its column too. This changes nothing for the reader, because all of them
 * have the same value. But only the index of the filter has this order. With {@code =}, PostgreSQL may read the whole list by time and
 * drop what does not fit, which takes seconds for a status that few orders have.
 *
 * <p>The longest page is a constant, so PostgreSQL knows without the parameters that these statements are cheap, and plans them once. For
 * {@code limit ?} alone it assumes a tenth of the table, and plans anew for each page. See docs/decisions/0035-what-a-read-costs.md.
 */
final class OrderListPage {

    static final String OF_ALL =
            statement("(placed_at, order_id) < (:placedAt, :orderId)", "placed_at desc, order_id desc");

    static final String OF_STATUS = statement("""
            (status, placed_at, order_id) < (:status, :placedAt, :orderId) and status >= :status
            """, "status desc, placed_at desc, order_id desc");

    static final String OF_CUSTOMER = statement("""
            (customer_id, placed_at, order_id) < (:customerId, :placedAt, :orderId) and customer_id >= :customerId
            """, "customer_id desc, placed_at desc, order_id desc");

    /** A customer has few enough orders to leave out those in another status. */
    static final String OF_CUSTOMER_AND_STATUS = statement("""
            (customer_id, placed_at, order_id) < (:customerId, :placedAt, :orderId) and customer_id >= :customerId
                and status = :status
            """, "customer_id desc, placed_at desc, order_id desc");

    private OrderListPage() {}

    private static String statement(String condition, String order) {
        return """
                select * from (
                    select * from read_model.order_list where %s order by %s limit %s
                ) as longest_page limit :limit
                """.formatted(condition.strip(), order, FindOrders.LONGEST_PAGE + 1);
    }
}
