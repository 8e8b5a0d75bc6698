package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import dev.orderflow.projections.orderlist.FindOrders.OrderPage;
import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import dev.orderflow.projections.orderlist.FindOrders.PageKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.hibernate.annotations.Immutable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/**
 * Answers {@link FindOrders} and {@link FindChangedOrders}. JPA is shorter than SQL here: five queries share one mapping, and four
 * of them the clause that selects and sorts a page.
 */
@Component
class OrderListQueries {

    private final Entries entries;

    OrderListQueries(Entries entries) {
        this.entries = entries;
    }

    /** Asks for one order more than the page shows. If it comes, there is a next page. */
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
                .map(entry -> new OrderChange(entry.position, entry.summary()))
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

    /**
     * Reads the list by key, not by offset: PostgreSQL compares the pair as a whole, so it starts in the index where the page
     * begins, however far down. There is one statement for each combination of filters, so that each gets the plan it needs.
     */
    interface Entries extends Repository<OrderListEntry, UUID> {

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

    /** A row of the list for queries. Only the projection writes it, and not by JPA. */
    @Entity(name = "OrderListEntry")
    @Immutable
    @Table(schema = "read_model", name = "order_list")
    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    static class OrderListEntry {

        @Id
        private UUID orderId;

        private String customerId;

        @Enumerated(EnumType.STRING)
        private OrderStatus status;

        private long version;
        private BigDecimal total;
        private String currency;
        private Instant placedAt;
        private Instant updatedAt;
        private long position;

        OrderSummary summary() {
            return new OrderSummary(
                    orderId, customerId, status, version, new Amount(total, currency), placedAt, updatedAt);
        }
    }
}
