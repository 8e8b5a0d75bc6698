package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of the list for readers. The projection alone writes, and not through JPA. */
@Entity
@Immutable
@Table(schema = "read_model", name = "order_list")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class OrderListEntry {

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

    OrderChange change() {
        return new OrderChange(position, summary());
    }

    OrderSummary summary() {
        return new OrderSummary(orderId, customerId, status, version, new Amount(total, currency), placedAt, updatedAt);
    }
}
