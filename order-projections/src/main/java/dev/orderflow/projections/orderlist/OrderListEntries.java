package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Reads the list by key, not by offset: PostgreSQL compares the pair as a whole, and so starts in the index right where the
 * page begins, however deep. One statement for each combination of filters, so that each gets the plan it needs.
 */
interface OrderListEntries extends Repository<OrderListEntry, UUID> {

    String PAGE = " (e.placedAt, e.orderId) < (:placedAt, :orderId) order by e.placedAt desc, e.orderId desc";

    @Query("from OrderListEntry e where" + PAGE)
    List<OrderListEntry> page(Instant placedAt, UUID orderId, Limit limit);

    @Query("from OrderListEntry e where e.status = :status and" + PAGE)
    List<OrderListEntry> pageOfStatus(OrderStatus status, Instant placedAt, UUID orderId, Limit limit);

    @Query("from OrderListEntry e where e.customerId = :customerId and" + PAGE)
    List<OrderListEntry> pageOfCustomer(String customerId, Instant placedAt, UUID orderId, Limit limit);

    @Query("from OrderListEntry e where e.customerId = :customerId and e.status = :status and" + PAGE)
    List<OrderListEntry> pageOfCustomerAndStatus(
            String customerId, OrderStatus status, Instant placedAt, UUID orderId, Limit limit);

    @Query("from OrderListEntry e where (e.position, e.orderId) > (:after, :afterOrder) and e.position <= :upTo"
            + " order by e.position, e.orderId")
    List<OrderListEntry> changes(long after, UUID afterOrder, long upTo, Limit limit);
}
