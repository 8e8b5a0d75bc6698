package dev.orderflow.projections.orderdetails;

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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An order's row for readers. The projection alone writes, and not through JPA. */
@Entity
@Immutable
@Table(schema = "read_model", name = "order_details")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class OrderDetailsEntry {

    @Id
    private UUID orderId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private long version;
    private BigDecimal total;
    private String currency;

    @JdbcTypeCode(SqlTypes.JSON)
    private String lines;

    private @Nullable String carrier;
    private @Nullable String trackingNumber;
    private @Nullable String cancellationReason;
    private Instant placedAt;
    private Instant updatedAt;

    OrderDetails details() {
        return new OrderDetails(
                orderId,
                customerId,
                status,
                version,
                new Amount(total, currency),
                placedAt,
                updatedAt,
                LinesJson.read(lines),
                carrier,
                trackingNumber,
                cancellationReason);
    }
}
